import { checkOptions } from './check-options.ts'
import { hasDocument } from './page.ts'
import type { SignOffProblem } from './problem.ts'
import type { SignOffOptions } from './sign-off-options.ts'
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
  return [...checked.problems, ...findWarnings(checked)]
}
