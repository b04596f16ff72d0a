import { timedOut } from '../http/failures.ts'
import { revokeTokens } from '../http/revoke-tokens.ts'
import { withTimeLimit } from '../http/time-limit.ts'
import type { ValidOptions } from '../options/check-options.ts'

const PATIENCE = 2000

/** What became of the steps before the sign-off, none of which can stop it. */
export interface SignOffSteps {
  /** Of `revoke`, where it was given: rejected with a `SignOffError`. */
  readonly revoke?: PromiseSettledResult<void>
  /** Of `clearSession`, where it was given: rejected with what it threw, or with `TIMEOUT`. */
  readonly clearSession?: PromiseSettledResult<void>
}

/** Revokes and clears side by side; neither is waited for longer than PATIENCE. */
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
