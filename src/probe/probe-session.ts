import { leavePage } from '../browser/leave-page.ts'
import { addPendingState, PROBES } from '../browser/pending-states.ts'
import { hasDocument, isFramed } from '../browser/surroundings.ts'
import { readAppState } from '../options/check-options.ts'
import { navigation, SIGNAL } from '../options/sign-off-options.ts'
import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { SignOffError, throwErrors } from '../problems/sign-off-error.ts'
import { type AnyFunction, type OptionType, type OptionValues, readOptions } from '../request/read-options.ts'
import { type CheckedProbe, checkProbe, type SessionProbe, writeProbeUrl } from '../request/session-probe.ts'
import { generateState } from '../request/state.ts'
import { beginProbe, currentProbe, endProbe, type PageProbe } from './page-probe.ts'

/** What to ask, and how to leave. */
export interface ProbeSessionOptions extends SessionProbe {
  /** JSON kept in this tab, and handed back by `completeProbe`. */
  appState?: unknown
  /** How the page leaves. Default `'replace'`: the asking page is none to come back to. */
  navigate?: 'assign' | 'replace' | ((url: string) => void | Promise<void>) | null | undefined
  /** Stops the probe until the page is told to leave. */
  signal?: AbortSignal | null | undefined
}

type Navigate = 'assign' | 'replace' | AnyFunction

const LEAVING: { navigate: OptionType<Navigate>; signal: OptionType<AbortSignal> } = {
  navigate: /* @__PURE__ */ navigation('assign', 'replace'),
  signal: SIGNAL,
}

/**
 * Asks PingOne itself whether its session lives, by a top-level navigation with `prompt=none`, which carries PingOne's
 * cookie in every browser: the user sees an empty page for a moment, and `completeProbe` reads the answer.
 *
 * @param options what to ask
 * @returns stays pending once the page was told to leave; with a `navigate` function it resolves when that returns
 * @throws SignOffError (the promise rejects) with the problems of the options, before which nothing has happened;
 *   `FRAMED_REDIRECT` in a frame, where the answer would prove nothing; `UNSUPPORTED_RUNTIME` outside a browser;
 *   `NAVIGATION_BLOCKED`; an abort with the signal's reason
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
 * @example
 * ```ts
 * import { probeSession } from 'pingone-signoff'
 *
 * export function askWhetherEnded(): Promise<void> {
 *   return probeSession({
 *     authPath: 'https://auth.pingone.eu',
 *     envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *     clientId: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
 *     redirectUri: 'https://app.example.com/bye', // one of the application's Redirect URIs
 *   })
 * }
 * ```
 */
export function probeSession(options: ProbeSessionOptions): Promise<void> {
  const current = currentProbe()
  if (current) {
    current.departure?.leaveAgain()
    return current.result
  }
  try {
    const checked = approve(options)
    return beginProbe((page) => leave(checked, page)).result
  } catch (error) {
    return Promise.reject(error)
  }
}

interface ApprovedProbe extends CheckedProbe, OptionValues<typeof LEAVING> {
  /** As JSON text. */
  readonly appState: string | undefined
}

function approve(options: unknown): ApprovedProbe {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const leaving = readOptions(options, LEAVING, report)
  const appState = readAppState(options, true, report)
  const checked = checkProbe(options, generateState)
  throwErrors(sortProblems([...checked.problems, ...problems]))
  if (!hasDocument()) {
    throw new SignOffError('UNSUPPORTED_RUNTIME', 'A probe needs a page. Redirect to buildProbeUrl.')
  }
  if (isFramed()) {
    throw new SignOffError(
      'FRAMED_REDIRECT',
      'In a frame PingOne may see no cookie: a probe proves nothing. Ask from the top window.',
    )
  }
  leaving.signal?.throwIfAborted()
  return { ...checked, ...leaving, appState }
}

/** Resolves when a `navigate` function has returned; without one it stays pending, or rejects. */
function leave(probe: ApprovedProbe, page: PageProbe): Promise<void> {
  const { state = '', environment, appState, navigate = 'replace', signal } = probe
  signal?.throwIfAborted()
  addPendingState(state, `${environment?.issuer}`, appState, PROBES)
  return new Promise((resolve, reject) => {
    page.departure = leavePage(
      { url: writeProbeUrl(probe), navigate },
      {
        left: () => {},
        cameBack: () => endProbe(page),
        handedOver: () => {
          endProbe(page)
          resolve()
        },
        failed: (error) => {
          endProbe(page)
          reject(error)
        },
      },
    )
  })
}
