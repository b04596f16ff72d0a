import type { Cause } from './navigation-blocked.ts'

const PATIENCE = 30_000

/** What can happen to a page that was told to leave. */
export interface DepartureEvents {
  /** The page leaves by this navigation, which means that PingOne has answered. */
  readonly left: () => void
  readonly stayed: (cause: Cause) => void
  /** The page is back from the back/forward cache. */
  readonly cameBack: () => void
}

export interface DepartureWatch {
  /** Call it when the page is told to leave, for the first time or again. */
  readonly restart: () => void
  /** Removes all listeners and the timer. */
  readonly stop: () => void
}

/**
 * Watches a page that is told to leave. Measured in Chromium 156 and Firefox ESR 153, for GET and POST:
 *
 * - The page's own navigation fires one `beforeunload`. A second one comes from another navigation, or from a tab that
 *   is being closed. What the page then leaves by is not PingOne's answer.
 * - In Chromium, `navigateerror` without a `navigate` after it means that the user chose "Stay" or pressed Stop.
 *   Firefox reports neither. Any other navigation of the page causes a `navigateerror` as well, even a mere
 *   `history.pushState`, and the page leaves all the same.
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
  // The check runs one task later: if another navigation took over, its `navigate` comes after the `navigateerror`.
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

/** Returns the Navigation API, if the browser has it and the page has not replaced it. */
function findNavigation(): EventTarget | undefined {
  const { navigation } = globalThis as { navigation?: unknown }
  return navigation instanceof EventTarget ? navigation : undefined
}

/**
 * Checks whether the page's CSP forbids the form. Chromium fires this event, also when it blocks the redirect that
 * answers the form.
 */
function isFormForbidden({ effectiveDirective, disposition }: SecurityPolicyViolationEvent): boolean {
  return effectiveDirective === 'form-action' && disposition === 'enforce'
}
