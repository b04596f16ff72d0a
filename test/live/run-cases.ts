import { SignOffError } from '../../src/index.ts'
import type { LiveCase, Seen } from './case.ts'
import { HINT_CASES } from './hint-cases.ts'
import { OTHER_ENDPOINT_CASES } from './other-endpoint-cases.ts'
import { PROBE_CASES } from './probe-cases.ts'
import { SDK_CASES } from './sdk-cases.ts'
import type { LiveSettings } from './settings.ts'
import { SIGN_OFF_CASES } from './sign-off-cases.ts'
import { SURROUNDINGS_CASES } from './surroundings-cases.ts'
import { type LiveWorld, sessionOf, signOn, type Visitor } from './visitor.ts'

export const CASES: readonly LiveCase[] = [
  // First of all: whether an expired hint is taken, of which the sources disagree.
  ...HINT_CASES,
  ...PROBE_CASES,
  ...SURROUNDINGS_CASES,
  ...SDK_CASES,
  ...SIGN_OFF_CASES,
  ...OTHER_ENDPOINT_CASES,
]

/** What became of a case. */
export interface Outcome {
  name: string
  answer: string
  detail: string
  session: 'lives' | 'ended' | 'unclear' | ''
  /** Whether pingone.md told as much; `open` where it tells nothing. */
  verdict: 'as documented' | 'otherwise' | 'open' | 'not tried'
}

/**
 * Tries one case after the other. Whether the session has outlived a case is asked after each, which tells whether PingOne
 * validates before it deletes; a visitor whose session has is taken on to the next.
 */
export async function runCases(
  world: LiveWorld,
  settings: LiveSettings,
  cases: readonly LiveCase[] = CASES,
  progress: (outcome: Outcome) => void = () => {},
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let visitor: Visitor | undefined
  for (const one of cases) {
    const lack = one.lacks?.(settings)
    if (!lack) visitor ??= await signOn(world, settings)
    const outcome = visitor && !lack ? await tryCase(one, world, settings, visitor) : notTried(one, lack)
    outcomes.push(outcome)
    progress(outcome)
    if (lack || (outcome.session === 'lives' && !one.isInPage)) continue
    await visitor?.close()
    visitor = undefined
  }
  await visitor?.close()
  return outcomes
}

async function tryCase(
  one: LiveCase,
  world: LiveWorld,
  settings: LiveSettings,
  visitor: Visitor,
): Promise<Outcome> {
  const { answer, detail = '' } = await one.run({ world, settings, visitor }).catch(describeFailure)
  const session = await sessionOf(world, settings, visitor).catch(() => 'unclear' as const)
  const isAsExpected = answer === one.expected?.answer && session === one.expected.session
  const verdict = one.expected ? (isAsExpected ? 'as documented' : 'otherwise') : 'open'
  return { name: one.name, answer, detail, session, verdict }
}

/** What a browser or a network says may hold an address, hint and all: its kind is all that is told. */
function describeFailure(error: unknown): Seen {
  if (error instanceof SignOffError) return { answer: `failed: ${error.code}` }
  return { answer: `failed: ${error instanceof Error ? error.name : typeof error}` }
}

function notTried({ name }: LiveCase, detail = ''): Outcome {
  return { name, answer: '', detail, session: '', verdict: 'not tried' }
}
