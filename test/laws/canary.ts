/** Secrets that are easy to find again, wherever they were let through. */
import { inspect } from 'node:util'
import { expect, vi } from 'vitest'
import { SignOffError } from '../../src/problems/sign-off-error.ts'
import { CLIENT_ID, makeIdToken } from '../unit/fixtures.ts'

export const CANARY = 'Canary-7f3a9'

export function canaryToken(claims: Record<string, unknown> = {}): string {
  return makeIdToken({ jti: CANARY, ...claims }).replace(/[^.]+$/, CANARY)
}

const canaryPart = canaryToken().split('.')[1] ?? ''

export function hasSecret(text: string): boolean {
  return text.includes(CANARY) || text.includes(canaryPart)
}

export const SECRETS = {
  idToken: canaryToken(),
  state: CANARY,
  sessionToken: CANARY,
  clientId: CLIENT_ID,
  revoke: { accessToken: CANARY, refreshToken: CANARY },
}

/** Every way in which an error is likely to be printed or logged. */
export function printed(error: unknown): string {
  const { message, stack, cause } = error as Error
  return [
    message,
    stack,
    inspect(cause, { depth: null, showHidden: true }),
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: null, showHidden: true }),
  ].join('\n')
}

export function expectNoSecret(error: unknown): void {
  expect([error instanceof SignOffError, hasSecret(printed(error))]).toEqual([true, false])
}

const ECHO = `${canaryToken()} ${CANARY} ${encodeURIComponent(CANARY)}`

/** What PingOne or the network may say back, from an error on. */
export const ECHOES: [string, () => Promise<Response>][] = [
  [
    "PingOne's words",
    async () => Response.json({ code: ECHO, message: ECHO, details: [{ target: ECHO }] }, { status: 400 }),
  ],
  ["PingOne's names", async () => Response.json({ details: { [ECHO]: { [CANARY]: 1 } } }, { status: 400 })],
  ["OAuth's words", async () => Response.json({ error: ECHO, error_description: ECHO }, { status: 401 })],
  ['HTML', async () => new Response(`<p>${ECHO}</p>`, { status: 500 })],
  ['JSON cut short', async () => new Response(`{"message":"${ECHO}`, { status: 400 })],
  ['the status text', async () => new Response(null, { status: 400, statusText: CANARY })],
  [
    'a network error',
    async () => {
      throw new TypeError(ECHO, { cause: new Error(ECHO) })
    },
  ],
  [
    'text that is thrown',
    async () => {
      throw ECHO
    },
  ],
  [
    'the body as it breaks off',
    async () => new Response(new ReadableStream({ start: (c) => c.error(new Error(ECHO)) }), { status: 400 }),
  ],
]

/** Whatever is written to the console, or warned of, until the mocks are restored. */
export function watchConsole(): unknown[] {
  const lines: unknown[] = []
  const take = (...line: unknown[]) => void lines.push(line)
  for (const [name, method] of Object.entries(console)) {
    if (typeof method === 'function') vi.spyOn(console, name as 'log').mockImplementation(take)
  }
  vi.spyOn(process, 'emitWarning').mockImplementation(take)
  return lines
}
