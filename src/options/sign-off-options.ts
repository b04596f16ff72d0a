import { isRecord, own } from '../request/own.ts'
import {
  type AnyFunction,
  FUNCTION,
  type OptionType,
  type OptionValues,
  oneOf,
  STRING,
} from '../request/read-options.ts'
import type { SignOffRequest } from '../request/sign-off-request.ts'

/** What to sign off, how to leave, and what to tidy up on the way. */
export interface SignOffOptions extends SignOffRequest {
  /** Default `'redirect'` where there is a document, else `'fetch'`. */
  mode?: 'redirect' | 'fetch' | null | undefined
  /**
   * `'auto'`, the default, uses GET. It uses POST if the GET's request line would be longer than 8,000 octets, and for
   * a page's fetch that carries an ID token. `idpSignoff` and a `navigate` function take GET only.
   */
  method?: 'auto' | 'GET' | 'POST' | null | undefined
  /** A JSON value that is kept in this tab. `completeSignOff` hands it back. */
  appState?: unknown
  /** The tokens of a public client to revoke. This needs `clientId`. */
  revoke?:
    | {
        /** The access token of a custom resource. PingOne revokes no other access token. */
        accessToken?: string | null | undefined
        /** The refresh token. */
        refreshToken?: string | null | undefined
      }
    | null
    | undefined
  /**
   * The application's own clean-up. If it returns a promise, `signOff` waits for that: at most 2,000 ms, or `timeout`
   * if that is smaller.
   */
  clearSession?: (() => unknown) | null | undefined
  /**
   * How a GET leaves the page. A POST always submits its form. `'top'` leaves by the top window, for GET and POST, and
   * from a frame too. Default `'assign'`.
   */
  navigate?: 'assign' | 'replace' | 'top' | ((url: string) => void | Promise<void>) | null | undefined
  /** For back ends only: the value of the `ST` cookie, or a whole Cookie header. */
  sessionToken?: string | null | undefined
  /** The function to use instead of the global `fetch`. */
  fetch?: typeof fetch | null | undefined
  /** Aborts the sign-off. It has no effect once the page has been told to leave. */
  signal?: AbortSignal | null | undefined
  /** The time limit of the sign-off request, in milliseconds. Default 5,000. */
  timeout?: number | null | undefined
}

/** Returns the type of a `navigate` option: one of these names, or a function of the caller. */
export function navigation<T extends string>(...names: readonly T[]): OptionType<T | AnyFunction> {
  const { expected, accept } = oneOf(...names)
  return {
    expected: `${expected} or a function`,
    accept: (value) => accept(value) ?? FUNCTION.accept(value),
  }
}

export const SIGNAL: OptionType<AbortSignal> = {
  expected: 'an AbortSignal',
  accept: (value) => (value instanceof AbortSignal ? value : undefined),
}

/** The options that belong to `signOff` alone, not to a request. */
export const LEAVING_OPTIONS: {
  mode: OptionType<'redirect' | 'fetch'>
  method: OptionType<'auto' | 'GET' | 'POST'>
  revoke: OptionType<string[]>
  clearSession: OptionType<AnyFunction>
  navigate: OptionType<'assign' | 'replace' | 'top' | AnyFunction>
  sessionToken: OptionType<string>
  fetch: OptionType<typeof fetch>
  signal: OptionType<AbortSignal>
  timeout: OptionType<number>
} = {
  mode: /* @__PURE__ */ oneOf('redirect', 'fetch'),
  method: /* @__PURE__ */ oneOf('auto', 'GET', 'POST'),
  revoke: { expected: 'an object of tokens', accept: acceptTokens },
  clearSession: FUNCTION,
  navigate: /* @__PURE__ */ navigation('assign', 'replace', 'top'),
  sessionToken: STRING,
  fetch: FUNCTION as OptionType<never>,
  signal: SIGNAL,
  timeout: { expected: 'milliseconds, 1 to 2147483647', accept: acceptTimeout },
}

/** Accepts a number of milliseconds that fits a timer. Timers take 31 bits (HTML, section 8.6). */
function acceptTimeout(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value < 2 ** 31 ? value : undefined
}

/** Returns the tokens to revoke, the refresh token first. */
function acceptTokens(value: unknown): string[] | undefined {
  if (!isRecord(value)) return undefined
  const tokens = [own(value, 'refreshToken') ?? '', own(value, 'accessToken') ?? '']
  return tokens.every((token) => typeof token === 'string') ? tokens.filter(Boolean) : undefined
}

export type LeavingValues = OptionValues<typeof LEAVING_OPTIONS>
