import { checkOptions } from '../options/check-options.ts'
import type { Surroundings } from '../options/surroundings.ts'
import { findWarnings } from '../options/warnings.ts'
import type { SignOffProblem } from '../problems/codes.ts'
import { spell } from './flags.ts'
import { UsageError } from './usage-error.ts'

/** Who signs off, and the surroundings that `checkSignOff` would find there. Nothing is known of a browser's page. */
const RUNTIMES: Readonly<Record<string, { surroundings: Surroundings; usualMode?: 'redirect' }>> = {
  browser: {
    surroundings: { kind: 'page' },
    usualMode: 'redirect',
  },
  server: { surroundings: { kind: 'server' } },
}

const RUNTIME_NAMES: readonly string[] = Object.keys(RUNTIMES)

/**
 * Returns everything that is wrong with the options of a sign-off in its runtime, or worth knowing.
 *
 * @param runtime the name of the runtime. Without one, a session token means a server
 * @throws UsageError for an unknown name
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
