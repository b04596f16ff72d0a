import { timedOut } from '../http/failures.ts'
import { revokeTokens } from '../http/revoke-tokens.ts'
import { withTimeLimit } from '../http/time-limit.ts'
import type { ValidOptions } from '../options/check-options.ts'

const PATIENCE = 2000

/** The results of the steps before the sign-off. No step can stop the sign-off. */
export interface SignOffSteps {
  /** The result of `revoke`, if it was given. If it failed, it is rejected with a `SignOffError`. */
  readonly revoke?: PromiseSettledResult<void>
  /** The result of `clearSession`, if it was given. If it failed, it is rejected with what it threw, or `TIMEOUT`. */
  readonly clearSession?: PromiseSettledResult<void>
}

/** Revokes tokens and clears the session at the same time. It waits for neither longer than PATIENCE. */
export async function cleanUp(options: ValidOptions): Promise<SignOffSteps> {
  const { revoke = [], clearSession, timeout = PATIENCE, signal } = options
  const milliseconds = Math.min(PATIENCE, timeout)
  const settle = async (step: string, work: (signal: AbortSignal) => Promise<void>) => {
    const expired = () => timedOut(step, milliseconds)
    const [result] = await Promise.allSettled([withTimeLimit(milliseconds, expired, signal, work)])
    return { [step]: result }
  }
  const steps = await Promise.all([
    revoke.length ? settle('revoke', (signal) => revokeTokens(revoke, options, signal)) : {},
    clearSession ? settle('clearSession', async () => void (await clearSession())) : {},
  ])
  return Object.assign({}, ...steps)
}
