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
   * `'auto'`, the default: GET, or POST when the GET's request line would pass 8,000 octets, or for a fetch from a page that
   * carries an ID token. `idpSignoff` and a `navigate` function know GET only.
   */
  method?: 'auto' | 'GET' | 'POST' | null | undefined
  /** JSON kept in this tab, and handed back by `completeSignOff`. */
  appState?: unknown
  /** Tokens of a public client to revoke; needs `clientId`. */
  revoke?:
    | {
        /** Of a custom resource: PingOne revokes no other. */
        accessToken?: string | null | undefined
        /** Revoked first. */
        refreshToken?: string | null | undefined
      }
    | null
    | undefined
  /** The application's own clean-up; a promise is waited for, at most 2,000 ms, or `timeout` if smaller. */
  clearSession?: (() => unknown) | null | undefined
  /**
   * How a GET leaves the page; a POST always submits its form. `'top'` leaves, from a frame too, by the top window, GET and
   * POST. Default `'assign'`.
   */
  navigate?: 'assign' | 'replace' | 'top' | ((url: string) => void | Promise<void>) | null | undefined
  /** Back ends only: the value of the `ST` cookie, or a whole Cookie header. */
  sessionToken?: string | null | undefined
  /** Instead of the global `fetch`. */
  fetch?: typeof fetch | null | undefined
  /** Stops the sign-off until the page is told to leave. */
  signal?: AbortSignal | null | undefined
  /** Milliseconds for the sign-off request. Default 5,000. */
  timeout?: number | null | undefined
}

/** How a page leaves: one of these ways, or a function of the caller's. */
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

/** Those of `signOff` alone. */
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

/** Timers take 31 bits (HTML, section 8.6). */
function acceptTimeout(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value < 2 ** 31 ? value : undefined
}

/** The tokens to revoke, the refresh token first. */
function acceptTokens(value: unknown): string[] | undefined {
  if (!isRecord(value)) return undefined
  const tokens = [own(value, 'refreshToken') ?? '', own(value, 'accessToken') ?? '']
  return tokens.every((token) => typeof token === 'string') ? tokens.filter(Boolean) : undefined
}

export type LeavingValues = OptionValues<typeof LEAVING_OPTIONS>
