import type { ValidOptions } from '../options/check-options.ts'
import { SignOffError } from '../problems/sign-off-error.ts'
import { isPost } from '../request/request-line.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'
import { announceSignOff } from './other-tabs.ts'
import { submitForm } from './submit-form.ts'

const PATIENCE = 30_000

/**
 * Tells the page to leave for PingOne.
 *
 * @param over is called once the page can try again: it failed, stayed, or is back from the back/forward cache
 * @returns resolves when a `navigate` function has returned; without one it stays pending, or rejects
 */
export function redirect(options: ValidOptions, over: () => void): Promise<void> {
  const departure = new AbortController()
  departure.signal.addEventListener('abort', over)
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      departure.abort()
      reject(error)
    }
    watchDeparture(departure, options.environment.issuer, () => fail(blocked()))
    leave(options).then((isLeft) => isLeft && resolve(), fail)
  })
}

/** Takes note of leaving, staying and coming back until the departure is aborted. */
function watchDeparture(departure: AbortController, issuer: string, stayed: () => void): void {
  const { signal } = departure
  addEventListener('pagehide', () => announceSignOff(issuer), { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && departure.abort(), { signal })
  addEventListener('securitypolicyviolation', (event) => isFormBlocked(event) && stayed(), {
    signal,
  })
  const timer = setTimeout(stayed, PATIENCE)
  signal.addEventListener('abort', () => clearTimeout(timer))
}

/** @returns whether the caller's own function did it, after which the caller goes on */
async function leave(options: ValidOptions): Promise<boolean> {
  const { navigate = 'assign' } = options
  if (typeof navigate === 'function') {
    await navigate(urlOf(options))
    return true
  }
  try {
    if (isPost(options)) submitForm(formOf(options))
    else location[navigate](urlOf(options))
    return false
  } catch {
    // Firefox throws where the CSP forbids the form. What is thrown may hold the URL.
    throw blocked()
  }
}

/** Chromium tells by an event, also where it blocks the redirect that answers the form. */
function isFormBlocked({ effectiveDirective, disposition }: SecurityPolicyViolationEvent): boolean {
  return effectiveDirective === 'form-action' && disposition === 'enforce'
}

function blocked(): SignOffError {
  return new SignOffError(
    'NAVIGATION_BLOCKED',
    "The page did not leave; what PingOne received is unknown. Allow authPath and where it redirects to in form-action of the page's CSP, then try again.",
  )
}
