import type { SignOffForm } from '../request/sign-off-form.ts'
import { navigationBlocked } from './navigation-blocked.ts'
import { endTrip, type RoundTrip } from './round-trip.ts'
import { submitForm } from './submit-form.ts'
import { watchDeparture } from './watch-departure.ts'

/**
 * The time, in milliseconds, in which a page that was told to leave is not told again. A click within it is the second
 * of a double click.
 */
const DOUBLE_CLICK = 2000

/** Where a page goes when it leaves, and how: by a form, or by a URL. */
export interface Exit {
  readonly url: string
  readonly form?: SignOffForm | undefined
  /** A function takes the URL only. It cannot send a form. */
  readonly navigate: 'assign' | 'replace' | 'top' | ((url: string) => unknown)
}

/**
 * Tells the page to leave for PingOne, and watches what happens to it.
 *
 * @param left called when the page leaves by this navigation, which means that PingOne has answered
 * @returns a promise that resolves when a `navigate` function has returned. Without a function it stays pending, or
 *   rejects
 */
export function leavePage<Result>(
  trip: RoundTrip<Result>,
  exit: Exit,
  left: () => void = () => {},
): Promise<void> {
  endTrip(trip.former)
  trip.phase = 'leaving'
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => {
      endTrip(trip)
      reject(error)
    }
    const handedOver = () => {
      if (trip.phase === 'leaving') trip.phase = 'handed over'
      resolve()
    }
    const { restart, stop } = watchDeparture(exit.form !== undefined, {
      left,
      cameBack: () => {
        endTrip(trip)
        delete trip.departure
      },
      stayed: (cause) => failed(navigationBlocked(cause)),
    })
    let toldAt = 0
    const tell = () => {
      toldAt = performance.now()
      restart()
      navigate(exit).then((isHandedOver) => isHandedOver && handedOver(), failed)
    }
    const leaveAgain = () => {
      if (performance.now() - toldAt >= DOUBLE_CLICK) tell()
    }
    trip.departure = { leaveAgain, stop }
    tell()
  })
}

/** @returns whether the caller's own function did the navigation. The caller's code continues only then. */
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

/** Sets the address of the top window. A frame may do so even from another site (HTML, "cross-origin properties"). */
function goToTop(url: string): void {
  const top = globalThis.top ?? globalThis
  top.location.href = url
}
