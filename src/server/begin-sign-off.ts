import { formOf, type SignOffForm } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'
import { type SignOffCookie, writeCookie } from './pending-cookies.ts'
import { prepareSignOff } from './prepare-sign-off.ts'
import type { RouteSettings } from './route-settings.ts'
import { BEGIN_OPTIONS, type BeginOptions } from './route-user.ts'
import { HINT_LEFT_OUT, tellError } from './tell-error.ts'

/** A sign-off for a framework that answers in its own way: where to send the browser, and what to answer along with it. */
export type SignOffBeginning = (
  | {
      /** Where to send the browser. */
      readonly url: string
    }
  | SignOffForm
) & {
  /** By which `complete` verifies the return; none where it could not. */
  readonly cookie: SignOffCookie | undefined
  /** The same cookie, and what keeps the answer out of caches and the address out of `Referer`. */
  readonly headers: Headers
}

/** As `start`, but for whose request it is, the answer and the clean-up, which are the caller's. */
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
