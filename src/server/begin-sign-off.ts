import { formOf, type SignOffForm } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'
import { type SignOffCookie, writeCookie } from './pending-cookies.ts'
import { prepareSignOff } from './prepare-sign-off.ts'
import type { RouteSettings } from './route-settings.ts'
import { BEGIN_OPTIONS, type BeginOptions } from './route-user.ts'
import { HINT_LEFT_OUT, tellError } from './tell-error.ts'

/** A sign-off for a framework that answers in its own way: where to send the browser, and what to add to the answer. */
export type SignOffBeginning = (
  | {
      /** Where to send the browser. */
      readonly url: string
    }
  | SignOffForm
) & {
  /** The cookie by which `complete` verifies the return. `undefined` if no return can be verified. */
  readonly cookie: SignOffCookie | undefined
  /**
   * Headers for the answer: the same cookie, and what keeps the answer out of caches and the address out of `Referer`.
   */
  readonly headers: Headers
}

/**
 * Does what `start` does, except for three things that the caller does: it checks whose request it is, sends the
 * answer, and clears the session.
 */
export async function beginSignOff(
  settings: RouteSettings,
  options: BeginOptions,
): Promise<SignOffBeginning> {
  const { checked, isPost, cookie, unusableHint } = prepareSignOff(
    settings,
    options,
    BEGIN_OPTIONS,
    settings.home,
  )
  if (unusableHint) await tellError(settings, unusableHint, HINT_LEFT_OUT)
  const headers = new Headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  if (cookie) headers.append('set-cookie', writeCookie(cookie))
  return { ...(isPost ? formOf(checked) : { url: urlOf(checked) }), cookie, headers }
}
