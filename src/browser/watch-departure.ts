import type { Cause } from './navigation-blocked.ts'

const PATIENCE = 30_000

/** What becomes of a page that was told to leave. */
export interface DepartureEvents {
  /** It goes, by this navigation: PingOne has answered. */
  readonly left: () => void
  readonly stayed: (cause: Cause) => void
  /** It is back, from the back/forward cache. */
  readonly cameBack: () => void
}

export interface DepartureWatch {
  /** The page is told to leave now, for the first time or once more. */
  readonly restart: () => void
  /** Leaves nothing listening. */
  readonly stop: () => void
}

/**
 * Watches a page that is told to leave. Measured in Chromium 156 and Firefox ESR 153, for GET and POST:
 *
 * - Its own navigation fires one `beforeunload`. A second one is another navigation's, or the tab's that is closed: what
 *   the page then goes by is not PingOne's answer.
 * - `navigateerror` without a `navigate` after it means "Stay" or Stop, in Chromium; in Firefox neither is told. Any
 *   navigation of the page ends in one as well, a mere `history.pushState` too, after which the page leaves all the same.
 */
export function watchDeparture(isPost: boolean, { left, stayed, cameBack }: DepartureEvents): DepartureWatch {
  const over = new AbortController()
  const { signal } = over
  const listening = { signal, capture: true }
  let unloads = 0
  let navigations = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  addEventListener('beforeunload', () => unloads++, listening)
  addEventListener('pagehide', () => unloads < 2 && left(), listening)
  addEventListener('pageshow', ({ persisted }) => persisted && cameBack(), listening)
  if (isPost) {
    addEventListener(
      'securitypolicyviolation',
      (event) => isFormForbidden(event) && stayed('formForbidden'),
      listening,
    )
  }
  const isOnlyOne = () => navigations === 1 && !signal.aborted
  const navigation = findNavigation()
  navigation?.addEventListener('navigate', () => navigations++, listening)
  // One task later, since the `navigate` of what took its place comes after it.
  navigation?.addEventListener(
    'navigateerror',
    () => isOnlyOne() && setTimeout(() => isOnlyOne() && stayed('calledOff')),
    listening,
  )
  const restart = () => {
    unloads = navigations = 0
    clearTimeout(timer)
    timer = setTimeout(() => stayed('late'), PATIENCE)
  }
  const stop = () => {
    over.abort()
    clearTimeout(timer)
  }
  return { restart, stop }
}

/** The Navigation API, where the browser has it and the page has put nothing in its place. */
function findNavigation(): EventTarget | undefined {
  const { navigation } = globalThis as { navigation?: unknown }
  return navigation instanceof EventTarget ? navigation : undefined
}

/** Chromium tells by an event, also where it blocks the redirect that answers the form. */
function isFormForbidden({ effectiveDirective, disposition }: SecurityPolicyViolationEvent): boolean {
  return effectiveDirective === 'form-action' && disposition === 'enforce'
}
