import type { ValidOptions } from '../options/check-options.ts'
import { isPost } from '../request/request-line.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'
import { navigationBlocked } from './navigation-blocked.ts'
import { submitForm } from './submit-form.ts'
import { type DepartureEvents, watchDeparture } from './watch-departure.ts'

/** How long a page is left alone that was told to leave: a click within it is the second of a double click. */
const DOUBLE_CLICK = 2000

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
export function leavePage(options: ValidOptions, outcome: DepartureOutcome): Departure {
  const { left, cameBack, handedOver, failed } = outcome
  const stayed = (cause: Parameters<typeof navigationBlocked>[0]) => failed(navigationBlocked(cause))
  const watch = watchDeparture(isPost(options), { left, cameBack, stayed })
  let toldAt = 0
  const tell = () => {
    toldAt = performance.now()
    watch.restart()
    navigate(options).then((isHandedOver) => isHandedOver && handedOver(), failed)
  }
  tell()
  const leaveAgain = () => {
    if (performance.now() - toldAt >= DOUBLE_CLICK) tell()
  }
  return { leaveAgain, stop: watch.stop }
}

/** @returns whether the caller's own function did it, after which the caller goes on */
async function navigate(options: ValidOptions): Promise<boolean> {
  const { navigate = 'assign' } = options
  if (typeof navigate === 'function') {
    await navigate(urlOf(options))
    return true
  }
  const isForm = isPost(options)
  try {
    if (isForm) submitForm(formOf(options), navigate === 'top' ? '_top' : '_self')
    else if (navigate === 'top') goToTop(urlOf(options))
    else location[navigate](urlOf(options))
    return false
  } catch {
    // Firefox throws where the CSP forbids the form.
    throw navigationBlocked(isForm ? 'formForbidden' : 'refused')
  }
}

/** Of a top window on another site no more than this can be had (HTML, "cross-origin properties"). */
function goToTop(url: string): void {
  const { location } = globalThis.top ?? globalThis
  location.href = url
}
