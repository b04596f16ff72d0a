/** What becomes of a sign-off that fails on the way. */
import { SignOffError, type SignOffOptions, signOff } from 'pingone-signoff'
import {
  ANSWERED,
  idToken,
  optionsOf,
  outcomeAndSeen,
  postFor,
  requestFor,
  seen,
} from './answering-server.ts'
import { outcomeOf } from './outcome.ts'
import { settings } from './settings.ts'
import type { Check } from './suite.ts'

const SECRETS = [...idToken.split('.'), 'canary']

/**
 * How often a request arrives whose connection, kept from one before, is cut off. Measured: Bun sends a GET again, as
 * RFC 9110, section 9.2.2, lets it, and Deno a POST too. To sign off twice changes nothing.
 */
const ARRIVALS = { GET: isAny('Bun', 'Deno') ? 2 : 1, POST: isAny('Deno') ? 2 : 1 }

function isAny(...globals: string[]): boolean {
  return globals.some((name) => name in globalThis)
}

/** Where a secret stands in an error, however it is looked at. */
async function leaksOf(options: SignOffOptions): Promise<unknown> {
  const error = await signOff(options).catch((error: unknown) => error)
  if (!(error instanceof SignOffError)) return error
  const { message, stack = '', cause, pingOne } = error
  const looks = { text: String(error), json: JSON.stringify(error), message, stack, cause, pingOne }
  const leaks = Object.entries(looks).filter(([, look]) => SECRETS.some((secret) => holds(look, secret)))
  return { code: error.code, leaks }
}

function holds(look: unknown, secret: string): boolean {
  return (typeof look === 'string' ? look : (JSON.stringify(look) ?? '')).includes(secret)
}

const ANSWER_CHECKS: readonly Check[] = [
  {
    name: 'a redirect to elsewhere is told, not followed',
    expected: [{ ...ANSWERED, status: 302, location: settings.elsewhere }, [requestFor('elsewhere')]],
    find: () => outcomeAndSeen(optionsOf('elsewhere')),
  },
  {
    name: 'a redirect of a POST to elsewhere is told, not followed',
    expected: [{ ...ANSWERED, status: 307, location: settings.elsewhere }, [postFor('elsewhere')]],
    find: () => outcomeAndSeen(optionsOf('elsewhere', { method: 'POST' })),
  },
  {
    name: 'a rejection is told without what it echoes',
    expected: [
      {
        code: 'REJECTED',
        problems: [],
        status: 400,
        pingOne: {
          code: 'INVALID_DATA',
          message: 'hint [redacted], state [redacted], ST=[redacted]',
        },
      },
      [requestFor('echo')],
    ],
    find: () => outcomeAndSeen(optionsOf('echo')),
  },
  {
    name: 'a GET cut off is REQUEST_FAILED',
    expected: [{ code: 'REQUEST_FAILED', problems: [] }, Array(ARRIVALS.GET).fill(requestFor('hangUp'))],
    find: () => outcomeAndSeen(optionsOf('hangUp')),
  },
  {
    name: 'a POST cut off is REQUEST_FAILED',
    expected: [{ code: 'REQUEST_FAILED', problems: [] }, Array(ARRIVALS.POST).fill(postFor('hangUp'))],
    find: () => outcomeAndSeen(optionsOf('hangUp', { method: 'POST' })),
  },
  {
    name: 'silence is TIMEOUT, in time',
    expected: [{ code: 'TIMEOUT', problems: [] }, true],
    find: async () => {
      const start = Date.now()
      const outcome = await outcomeOf(() => signOff(optionsOf('silence', { timeout: 300 })))
      const elapsed = Date.now() - start
      return [outcome, elapsed > 290 && elapsed < 4000]
    },
  },
  ...Object.entries({ echo: 'REJECTED', hangUp: 'REQUEST_FAILED', silence: 'TIMEOUT' }).map(
    ([answer, code]) => ({
      name: `no secret stands in ${code}`,
      expected: { code, leaks: [] },
      find: () => leaksOf(optionsOf(answer, { timeout: 1000 })),
    }),
  ),
]

const ABORT_CHECKS: readonly Check[] = [
  {
    name: 'an abort rejects with its reason',
    expected: [true, [requestFor('silence')]],
    find: async () => {
      await seen()
      const reason = new Error('Changed my mind')
      const controller = new AbortController()
      setTimeout(() => controller.abort(reason), 500)
      const error = await signOff(optionsOf('silence', { signal: controller.signal })).catch((error) => error)
      return [error === reason, await seen()]
    },
  },
  {
    name: 'a signal already aborted sends nothing',
    expected: ['AbortError', []],
    find: async () => {
      const error = await signOff(optionsOf('200', { signal: AbortSignal.abort() })).catch((error) => error)
      return [error.name, await seen()]
    },
  },
]

export const FAILURE_CHECKS: readonly Check[] = [...ANSWER_CHECKS, ...ABORT_CHECKS]
