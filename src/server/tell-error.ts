import { timedOut } from '../http/failures.ts'
import { withTimeLimit } from '../http/time-limit.ts'
import type { RouteSettings } from './route-settings.ts'

/** A line for the console. */
export const HINT_LEFT_OUT =
  'the ID token could not be used as a hint and was left out. Pass onError to be told why.'

/** How long the routes wait for the application's own code, in milliseconds. */
export const PATIENCE = 2000

/**
 * Tells the application about an error that is not thrown. If `onError` fails or takes too long, that is ignored.
 *
 * @param line a line for the console, if there is no `onError`. It contains nothing of the error, which may hold
 *   secrets.
 */
export async function tellError({ onError }: RouteSettings, error: unknown, line: string): Promise<void> {
  if (!onError) return console.error(`pingone-signoff: ${line}`)
  const expired = () => timedOut('onError', PATIENCE)
  await withTimeLimit(PATIENCE, expired, undefined, async () => void (await onError(error))).catch(() => {})
}
