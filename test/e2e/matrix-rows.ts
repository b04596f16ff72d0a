/** The rows of the matrix, what each has to show, and how it is printed. */
import { isDeepStrictEqual } from 'node:util'
import type { BrowserName } from '../browser/executable.ts'
import { isChromium, isOfThisRun } from './world.ts'

const SAME_SITES = ['None', 'Lax', 'unspecified'] as const
export type SameSite = (typeof SAME_SITES)[number]

export interface BrowserSetting {
  browser: BrowserName
  /** Third-party ones. */
  cookies: 'blocked' | 'allowed'
}

export const BROWSER_SETTINGS: readonly BrowserSetting[] = [
  { browser: 'chromium', cookies: 'blocked' },
  { browser: 'chromium-headless-shell', cookies: 'allowed' },
  { browser: 'firefox', cookies: 'blocked' },
  { browser: 'firefox', cookies: 'allowed' },
  { browser: 'webkit', cookies: 'blocked' },
  { browser: 'webkit', cookies: 'allowed' },
]

const HOSTS = ['regional', 'custom domain'] as const
const MODES = ['redirect', 'fetch'] as const
/** idpSignoff knows GET only. */
const REQUESTS = [
  { endpoint: 'signoff', method: 'GET' },
  { endpoint: 'signoff', method: 'POST' },
  { endpoint: 'idpSignoff', method: 'GET' },
  { endpoint: 'xpSignoff', method: 'GET' },
  { endpoint: 'xpSignoff', method: 'POST' },
] as const

const FRAMES = ['own origin', 'another site'] as const
/** In a frame: what is refused, what leaves by the top window, and a fetch. */
const FRAMED = [
  { mode: 'redirect', navigate: 'assign', method: 'GET' },
  { mode: 'redirect', navigate: 'top', method: 'GET' },
  { mode: 'redirect', navigate: 'top', method: 'POST' },
  { mode: 'fetch', navigate: 'assign', method: 'POST' },
] as const

/** One way to sign off. */
export interface Way extends BrowserSetting {
  /** Whose page frames the application's. */
  frame: 'none' | (typeof FRAMES)[number]
  navigate: 'assign' | 'top'
  host: (typeof HOSTS)[number]
  mode: (typeof MODES)[number]
  endpoint: (typeof REQUESTS)[number]['endpoint']
  method: (typeof REQUESTS)[number]['method']
  sameSite: SameSite
}

export interface Observed {
  /**
   * What the SDK says. After a fetch `ended` or `nothing`, which is all it says of the session. A redirect says nothing of
   * it, ever: `returned` means that the way back was verified.
   */
  claim: string
  /** What PingOne says, with the cookies of now and with those of the sign-on. */
  session: 'ended' | 'lives' | 'cookie lost'
  /** What `probeSession` is told of it, and what others would be told that ask without leaving the page. */
  probe: string
  hiddenFrame: string
  fetch: string
}

export type Row = Way & Observed

/** The ways that this run goes. Of two browsers with the same cookie policy, the second goes only those that may come out otherwise. */
export function waysOfThisRun(setting: BrowserSetting): Way[] {
  const ways = waysIn(setting)
  const first = BROWSER_SETTINGS.find(
    ({ browser, cookies }) => isOfThisRun(browser) && cookies === setting.cookies,
  )
  if (!first || first.browser === setting.browser) return ways
  const isAsInFirst = (way: Way) =>
    isDeepStrictEqual(expectedOf(way), expectedOf({ ...way, browser: first.browser }))
  return ways.filter((way) => way.frame !== 'none' || !isAsInFirst(way))
}

/** All that can be done in one browser. */
function waysIn(setting: BrowserSetting): Way[] {
  const unframed = HOSTS.flatMap((host) =>
    MODES.flatMap((mode) =>
      REQUESTS.flatMap((request) =>
        SAME_SITES.map((sameSite) => {
          return { ...setting, frame: 'none', host, mode, navigate: 'assign', ...request, sameSite } as const
        }),
      ),
    ),
  )
  // WebDriver sees no frames.
  return setting.browser === 'webkit' ? unframed : [...unframed, ...framedWaysIn(setting)]
}

/** With a cookie that a frame could carry, if anything did. */
function framedWaysIn(setting: BrowserSetting): Way[] {
  const usual = { host: 'regional', endpoint: 'signoff', sameSite: 'None' } as const
  return FRAMES.flatMap((frame) => FRAMED.map((way) => ({ ...setting, frame, ...usual, ...way })))
}

/** What has to come out: idpSignoff goes by the ID token, the others reach the session if the cookie goes along. */
export function expectedOf(way: Way): Observed {
  if (way.frame !== 'none' && way.mode === 'redirect' && way.navigate !== 'top')
    return { claim: 'refused', session: 'lives', ...expectedAnswers(way, false) }
  const isReached = way.endpoint === 'idpSignoff' || isCookieSent(way)
  const isLost = !isReached && isCookieDropped(way)
  return {
    claim: expectedClaim(way, isReached),
    session: isReached ? 'ended' : isLost ? 'cookie lost' : 'lives',
    ...expectedAnswers(way, isReached || isLost),
  }
}

/** Where PingOne, which saw no cookie, drops it all the same: the answer to a fetch can do so in Firefox alone. */
function isCookieDropped({ browser, cookies, mode, endpoint, method }: Way): boolean {
  if (endpoint !== 'signoff') return false
  return mode === 'redirect' ? method === 'POST' : browser === 'firefox' && cookies === 'allowed'
}

/** Where no cookie goes along, a frame and a fetch are told that there is no session, of one that lives. */
function expectedAnswers(way: Way, isEnded: boolean): Pick<Observed, 'probe' | 'hiddenFrame' | 'fetch'> {
  const isSeen = isCookieSent({ ...way, mode: 'fetch' }) && !isEnded
  const background = isSeen ? 'alive' : 'ended'
  return { probe: isEnded ? 'ended' : 'alive', hiddenFrame: background, fetch: background }
}

function isCookieSent({ browser, cookies, host, mode, method, sameSite }: Way): boolean {
  const isFirstParty = host === 'custom domain'
  const isNone = sameSite === 'None' || (sameSite === 'unspecified' && !isChromium(browser))
  if (isFirstParty) return true
  return mode === 'fetch' ? isNone && cookies === 'allowed' : isNone || method === 'GET'
}

function expectedClaim({ cookies, frame, mode, endpoint }: Way, isReached: boolean): string {
  // Browsers hide the redirect that the other two answer with, so that there is no evidence.
  if (mode === 'fetch') return endpoint === 'idpSignoff' ? 'ended' : 'nothing'
  // With third-party cookies the storage goes: a frame below another site has one of its own.
  if (frame === 'another site' && cookies === 'blocked') return 'unknown'
  // Without the cookie PingOne shows an error page of its own.
  return endpoint === 'xpSignoff' && !isReached ? 'no return' : 'returned'
}

/** What must never happen. */
export function isLie({ claim, session, probe }: Observed): boolean {
  // Of what the browser has lost nobody can ask from it: `ended` is said of this browser.
  const truth = session === 'lives' ? 'alive' : 'ended'
  return probe !== truth || (claim === 'ended' && session !== 'ended')
}

const COLUMNS = {
  browser: 23,
  cookies: 7,
  frame: 12,
  host: 13,
  mode: 8,
  navigate: 8,
  endpoint: 10,
  method: 6,
  sameSite: 11,
  claim: 9,
  session: 13,
  probe: 5,
  hiddenFrame: 12,
  fetch: 5,
} as const satisfies Record<keyof Row, number>

const HEADINGS: Partial<Record<string, string>> = {
  sameSite: 'SameSite',
  session: 'session after',
  hiddenFrame: 'hidden frame',
}

export function lineOf(row: Row): string {
  return joinCells((column) => row[column])
}

export function tableOf(rows: readonly Row[]): string {
  const heading = joinCells((column) => HEADINGS[column] ?? column)
  const rule = joinCells((column) => '-'.repeat(COLUMNS[column]))
  return [heading, rule, ...rows.map(lineOf)].join('\n')
}

function joinCells(cellOf: (column: keyof Row) => string): string {
  const columns = Object.keys(COLUMNS) as (keyof Row)[]
  return columns
    .map((column) => cellOf(column).padEnd(COLUMNS[column]))
    .join('  ')
    .trimEnd()
}
