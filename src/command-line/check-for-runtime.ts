import { checkOptions } from '../options/check-options.ts'
import type { Surroundings } from '../options/surroundings.ts'
import { findWarnings } from '../options/warnings.ts'
import type { SignOffProblem } from '../problems/codes.ts'
import { spell } from './flags.ts'
import { UsageError } from './usage-error.ts'

/** Who signs off, and what `checkSignOff` would find there. Of a browser's page nothing is known. */
const RUNTIMES: Readonly<Record<string, { surroundings: Surroundings; usualMode?: 'redirect' }>> = {
  browser: {
    surroundings: { kind: 'page' },
    usualMode: 'redirect',
  },
  server: { surroundings: { kind: 'server' } },
}

const RUNTIME_NAMES: readonly string[] = Object.keys(RUNTIMES)

/**
 * Tells everything that is wrong with the options of a sign-off where it is to be made, or worth knowing.
 *
 * @param runtime its name; where none is given, a session token tells a server
 * @throws UsageError for another name
 */
export function checkForRuntime(
  options: Readonly<Record<string, unknown>>,
  runtime: unknown,
): SignOffProblem[] {
  const name = runtime ?? (options.sessionToken === undefined ? 'browser' : 'server')
  const known = RUNTIME_NAMES.includes(String(name)) ? RUNTIMES[String(name)] : undefined
  if (!known) throw new UsageError(`${spell('runtime')} is ${RUNTIME_NAMES.join(' or ')}.`)
  const checked = checkOptions(options, known.surroundings, known.usualMode)
  return [...checked.problems, ...findWarnings(checked)]
}
