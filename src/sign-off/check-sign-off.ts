import { readSurroundings } from '../browser/surroundings.ts'
import { checkOptions } from '../options/check-options.ts'
import type { SignOffOptions } from '../options/sign-off-options.ts'
import { findWarnings } from '../options/warnings.ts'
import type { SignOffProblem } from '../problems/codes.ts'

/**
 * Lists everything that is wrong with the options of a sign-off, or worth knowing. It does nothing else, and never
 * throws.
 *
 * @param options those of `signOff` or `buildSignOffUrl`
 * @returns errors in the order of docs/codes.md, then warnings. The list is empty if all is fine
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
  const surroundings = readSurroundings()
  const usualMode = surroundings.kind === 'page' ? 'redirect' : undefined
  const checked = checkOptions(options, surroundings, usualMode)
  return [...checked.problems, ...findWarnings(checked)]
}
