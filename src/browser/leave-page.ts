import type { SignOffForm } from '../request/sign-off-form.ts'
import { navigationBlocked } from './navigation-blocked.ts'
import { submitForm } from './submit-form.ts'
import { type DepartureEvents, watchDeparture } from './watch-departure.ts'

/** How long a page is left alone that was told to leave: a click within it is the second of a double click. */
const DOUBLE_CLICK = 2000

/** Where a page leaves for, and how: by a form, or by a URL. */
export interface Exit {
  readonly url: string
  readonly form?: SignOffForm | undefined
  /** A form knows no function. */
  readonly navigate: 'assign' | 'replace' | 'top' | ((url: string) => unknown)
}

/** A page on its way out. */
export interface Departure {
  /** Tells the page once more, by the same URL or form, unless it was told just now. */
  readonly leaveAgain: () => void
  /** Leaves nothing listening. */
  readonly stop: () => void
}

export interface DepartureOutcome extends Pick<DepartureEvents, 'left' | 'cameBack'> {
  /** A `navigate` function has returned. */
  readonly handedOver: () => void
  readonly failed: (error: unknown) => void
}

/** Tells the page to leave for PingOne, and then what becomes of it. */
export function leavePage(exit: Exit, outcome: DepartureOutcome): Departure {
  const { left, cameBack, handedOver, failed } = outcome
  const stayed = (cause: Parameters<typeof navigationBlocked>[0]) => failed(navigationBlocked(cause))
  const watch = watchDeparture(exit.form !== undefined, { left, cameBack, stayed })
  let toldAt = 0
  const tell = () => {
    toldAt = performance.now()
    watch.restart()
    navigate(exit).then((isHandedOver) => isHandedOver && handedOver(), failed)
  }
  tell()
  const leaveAgain = () => {
    if (performance.now() - toldAt >= DOUBLE_CLICK) tell()
  }
  return { leaveAgain, stop: watch.stop }
}

/** @returns whether the caller's own function did it, after which the caller goes on */
async function navigate({ url, form, navigate }: Exit): Promise<boolean> {
  if (typeof navigate === 'function') {
    await navigate(url)
    return true
  }
  try {
    if (form) submitForm(form, navigate === 'top' ? '_top' : '_self')
    else if (navigate === 'top') goToTop(url)
    else location[navigate](url)
    return false
  } catch {
    // Firefox throws where the CSP forbids the form.
    throw navigationBlocked(form ? 'formForbidden' : 'refused')
  }
}

/** Of a top window on another site no more than this can be had (HTML, "cross-origin properties"). */
function goToTop(url: string): void {
  const { location } = globalThis.top ?? globalThis
  location.href = url
}
