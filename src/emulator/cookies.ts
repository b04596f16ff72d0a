import type { Configuration } from 'oidc-provider'
import type { Environment } from './environment.ts'

/** Not `undefined` for none at all: oidc-provider would fill in `lax`. It writes nothing for an empty text. */
const SAME_SITE = { None: 'none', Lax: 'lax', unspecified: '' as 'lax' } as const

/**
 * Name, path, Secure and HttpOnly are PingOne's; that the path is `/` on a custom domain is inferred [I], SameSite is not
 * documented [U]. Unsigned, since `Cookie: ST=<token>` alone is the session to a back end.
 */
export function cookiesOf({ path, sameSite, origin }: Environment): NonNullable<Configuration['cookies']> {
  // The sign-on page of an application's iframe needs its cookies too; browsers take `None` from https alone.
  const shortSameSite = isSecure(origin) ? 'none' : 'lax'
  return {
    names: { session: 'ST', interaction: 'ST-INTERACTION', resume: 'ST-RESUME' },
    long: { path: path || '/', httpOnly: true, sameSite: SAME_SITE[sameSite], overwrite: true },
    short: { path: path || '/', httpOnly: true, sameSite: shortSameSite, overwrite: true },
  }
}

/** Word for word what PingOne's documentation shows at sign-off. */
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
