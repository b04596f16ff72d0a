import type { Report } from '../problems/problem.ts'
import { ENDPOINT_NAMES, ENDPOINTS, type Endpoint, type SignOffEndpoint } from './endpoints.ts'
import { isRecord, own } from './own.ts'
import { isPlainText } from './percent-encoding.ts'
import { BOOLEAN, isAbsent, type OptionType, type OptionValues, readOption, STRING } from './read-options.ts'

/** The application's part of a sign-off, the same for every user. `undefined`, `null` and `''` mean "not sent". */
export interface SignOffApplication {
  /**
   * An origin with nothing after it: `'https://auth.pingone.eu'`, or a custom domain, `'https://login.example.com'`.
   */
  authPath: string | URL
  /** The environment ID, a UUID. Only a custom domain, or loopback, can do without it. */
  envID?: string | null | undefined
  /** The ID of the application. The hint's `aud` must name it. Of the sign-offs only `idpSignoff` sends it. */
  clientId?: string | null | undefined
  /** One of the application's Signoff URLs, sent verbatim. It is a string, since a URL object would rewrite it. */
  postLogoutRedirectUri?: string | null | undefined
  /** The application's registered Signoff URLs, if the caller knows them. Any other URL is then refused. */
  postLogoutRedirectUris?: readonly string[] | null | undefined
  /** Default `'signoff'`. */
  endpoint?: SignOffEndpoint | null | undefined
  /** Whether to accept an `http:` redirect URI that is not on loopback. Default `false`. */
  allowInsecureRedirect?: boolean | null | undefined
  /** Parameters besides the SDK's own. They are printable text. */
  extraParameters?: Record<string, string> | null | undefined
}

/** The user's part of a sign-off. `undefined`, `null` and `''` mean "not sent". */
export interface SignOffUser {
  /** The ID token from sign-on, sent as `id_token_hint`. It may be expired. At most 65,536 characters. */
  idToken?: string | null | undefined
  /** The state, which comes back with the user. Fewer than 8192 characters together with the redirect URI. */
  state?: string | null | undefined
}

/** What a sign-off asks of PingOne. */
export interface SignOffRequest extends SignOffApplication, SignOffUser {}

export type Pairs = [name: string, value: string][]

export const TEXT: OptionType<string> = {
  expected: 'a printable string',
  accept: (value) => (isPlainText(value) ? value : undefined),
}

/**
 * Accepts an array of strings. It stops at the first item that is no string, since a sparse array can be 2^32-1 long.
 */
function acceptStrings(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const strings: string[] = []
  for (const item of value as unknown[]) {
    if (typeof item !== 'string') return undefined
    strings.push(item)
  }
  return strings
}

function acceptParameters(value: unknown): Pairs | undefined {
  if (!isRecord(value)) return undefined
  const given = Object.entries(value).filter(([, item]) => !isAbsent(item))
  const isText = given.every((entry) => PARAMETER_NAME.test(entry[0]) && entry.every(isPlainText))
  return isText ? (given as Pairs) : undefined
}

/**
 * A form has no field without a name. It fills in a field named `_charset_` itself (HTML, "constructing the entry
 * list").
 */
const PARAMETER_NAME = /^(?!_charset_$)./is

/** `authPath` and `envID`, which name an environment. */
export const ENVIRONMENT_OPTIONS: Record<'authPath' | 'envID', OptionType<string>> = {
  authPath: {
    expected: 'a string or a URL',
    accept: (value) => STRING.accept(value instanceof URL ? value.href : value),
  },
  envID: STRING,
}

export const APPLICATION_OPTIONS: typeof ENVIRONMENT_OPTIONS & {
  clientId: OptionType<string>
  postLogoutRedirectUri: OptionType<string>
  postLogoutRedirectUris: OptionType<string[]>
  endpoint: OptionType<Endpoint>
  allowInsecureRedirect: OptionType<boolean>
  extraParameters: OptionType<Pairs>
} = {
  ...ENVIRONMENT_OPTIONS,
  clientId: TEXT,
  postLogoutRedirectUri: STRING,
  postLogoutRedirectUris: { expected: 'an array of strings', accept: acceptStrings },
  endpoint: {
    expected: ENDPOINT_NAMES.join(' or '),
    accept: (value) => own(ENDPOINTS, STRING.accept(value) ?? '') as Endpoint | undefined,
  },
  allowInsecureRedirect: BOOLEAN,
  extraParameters: { expected: 'an object of printable strings', accept: acceptParameters },
}

/** Reads the user's part, name by name. A loop over a table is slower, and this function runs for each URL. */
export function readUser(options: unknown, report: Report): UserValues {
  return {
    idToken: readOption(options, 'idToken', STRING, report),
    state: readOption(options, 'state', STRING, report),
  }
}

export type ApplicationValues = OptionValues<typeof APPLICATION_OPTIONS>

export interface UserValues {
  readonly idToken: string | undefined
  readonly state: string | undefined
}
