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
import { type SeenRequest, settings } from './settings.ts'
import type { Check } from './suite.ts'

const SECRETS = [...idToken.split('.'), 'canary']

/**
 * Who sends a request again that was cut off, on a connection kept from a request before: Bun a GET, as RFC 9110, section
 * 9.2.2, lets it, Deno a POST too. Measured; not every time, at times more than once. To sign off twice changes nothing.
 */
const RESENDING = { GET: ['Bun', 'Deno'], POST: ['Deno'] }

function checkCutOff(method: 'GET' | 'POST', request: SeenRequest): Check {
  const isResending = RESENDING[method].some((name) => name in globalThis)
  return {
    name: `a ${method} cut off is REQUEST_FAILED`,
    expected: [{ code: 'REQUEST_FAILED', problems: [] }, [request]],
    find: async () => {
      await seen()
      const outcome = await outcomeOf(() => signOff(optionsOf('hangUp', { method })))
      const requests = await seen()
      return [outcome, isResending ? withoutCopies(requests) : requests]
    },
  }
}

function withoutCopies(requests: readonly SeenRequest[]): unknown[] {
  const texts = requests.map((request) => JSON.stringify(request))
  return [...new Set(texts)].map((text) => JSON.parse(text))
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
  checkCutOff('GET', requestFor('hangUp')),
  checkCutOff('POST', postFor('hangUp')),
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
