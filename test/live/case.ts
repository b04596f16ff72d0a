import type { LiveSettings } from './settings.ts'
import type { LiveWorld, Visitor } from './visitor.ts'

/** What a case is tried with. */
export interface Trial {
  world: LiveWorld
  settings: LiveSettings
  visitor: Visitor
}

/** What PingOne did, in words that a documented answer can be compared with, and what else was to be seen. */
export interface Seen {
  answer: string
  detail?: string
}

export interface LiveCase {
  name: string
  /** What pingone.md says: read in a source, inferred, not found. */
  documented: string
  mark: '[V]' | '[I]' | '[U]'
  tried: string
  /** What was read or inferred; nothing where nothing was found. */
  expected?: { answer: string; session: 'lives' | 'ended' }
  /** Why it cannot be tried with some settings. */
  lacks?: (settings: LiveSettings) => string | undefined
  /** In the visitor's own browser, who is sent home after it. */
  isInPage?: true
  run: (trial: Trial) => Promise<Seen>
}
