import type { Configuration } from 'oidc-provider'
import type { Environment } from './environment.ts'

/** For an empty text, oidc-provider writes no SameSite. For `undefined` it would fill in `lax`. */
const SAME_SITE = { None: 'none', Lax: 'lax', unspecified: '' as 'lax' } as const

/**
 * Returns the cookie settings for oidc-provider. Name, path, Secure and HttpOnly are PingOne's. That the path is `/`
 * on a custom domain is inferred [I]. SameSite is not documented [U]. The cookies are not signed, because
 * `Cookie: ST=<token>` alone is the session for a back end.
 */
export function cookiesOf({ path, sameSite, origin }: Environment): NonNullable<Configuration['cookies']> {
  // The sign-on page in an application's iframe needs its cookies too. Browsers accept `None` over https only.
  const shortSameSite = isSecure(origin) ? 'none' : 'lax'
  return {
    names: { session: 'ST', interaction: 'ST-INTERACTION', resume: 'ST-RESUME' },
    long: { path: path || '/', httpOnly: true, sameSite: SAME_SITE[sameSite], overwrite: true },
    short: { path: path || '/', httpOnly: true, sameSite: shortSameSite, overwrite: true },
  }
}

/**
 * Returns the header that removes the session cookie. Over https it is word for word what PingOne's documentation
 * shows at sign-off.
 */
export function expiredCookie({ path, origin }: Environment): string {
  const secure = isSecure(origin) ? 'Secure; ' : ''
  return `ST=; Path=${path || '/'}; ${secure}HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT`
}

export function sessionCookie(header = ''): string {
  return /(?:^|;\s*)ST=([^;]*)/.exec(header)?.[1] ?? ''
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:')
}
