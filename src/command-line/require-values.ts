import { KNOWN_FLAGS } from './commands.ts'
import { UsageError } from './usage-error.ts'

/**
 * Refuses a flag that is followed by the next flag in place of its value, which commander would take for the value.
 *
 * @throws UsageError
 */
export function requireValues(args: readonly string[]): void {
  for (let index = 0; index < args.length; index++) {
    const known = KNOWN_FLAGS.find(({ flag }) => flag === args[index])
    if (!known || known.kind === 'switch') continue
    const value = args[++index]
    if (value === undefined) throw new UsageError(`${known.flag} needs a value.`)
    // `-` alone is standard input.
    if (!/^-./.test(value)) continue
    throw new UsageError(
      `${known.flag} needs a value. One that begins with a dash is written ${known.flag}=-…`,
    )
  }
}
