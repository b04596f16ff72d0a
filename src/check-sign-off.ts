import { hasDocument } from './page.ts'
import { describeProblem, type SignOffProblem } from './problem.ts'
import { WARNINGS } from './problem-texts.ts'
import { checkOptions, type SignOffOptions } from './sign-off-options.ts'
import { findWarnings } from './warnings.ts'

/**
 * Tells everything that is wrong with the options of a sign-off, or worth knowing, and does nothing else. Never throws.
 *
 * @param options those of `signOff` or `buildSignOffUrl`
 * @returns errors in the order of the README's table, then warnings; empty when all is fine
 * @example
 * ```ts
 * import { checkSignOff } from 'pingone-signoff'
 *
 * for (const { level, message, fix } of checkSignOff({ authPath: 'https://auth.pingone.uk' })) {
 *   console.log(level, message, fix)
 * }
 * ```
 */
export function checkSignOff(options: SignOffOptions): SignOffProblem[] {
  const checked = checkOptions(options, hasDocument() ? 'redirect' : undefined)
  const isForeignCookie =
    checked.server?.isRegional && checked.endpoint !== 'idpSignoff' && !checked.sessionToken
  const needsCookies = checked.mode === 'fetch' && isForeignCookie
  return [
    ...checked.problems,
    ...findWarnings(checked).filter(({ code }) => code !== 'LONG_URL' || checked.method !== 'POST'),
    ...(needsCookies ? [describeProblem(WARNINGS, 'FETCH_NEEDS_COOKIES', 'warning')] : []),
  ]
}
