import { isPlainText } from './percent-encoding.ts'
import {
  BOOLEAN,
  isAbsent,
  isRecord,
  type OptionType,
  type OptionValues,
  oneOf,
  STRING,
} from './read-options.ts'

/** An endpoint of PingOne, by the last part of its path; `xpSignoff` is `/xp/signoff`. */
export type SignOffEndpoint = 'signoff' | 'idpSignoff' | 'xpSignoff'

/** What a sign-off asks of PingOne. `undefined`, `null` and `''` mean "not sent". */
export interface SignOffRequest {
  /** `'https://auth.pingone.eu'`, or a custom domain, `'https://login.example.com'`: an origin, nothing after it. */
  authPath: string | URL
  /** The environment ID, a UUID; only a custom domain can do without. */
  envID?: string | null | undefined
  /** The ID token from sign-on, sent as `id_token_hint`. Expired ones are good. At most 65,536 characters. */
  idToken?: string | null | undefined
  /** The application, which the hint's `aud` must name. Sent to `idpSignoff` only. */
  clientId?: string | null | undefined
  /** One of the application's Signoff URLs. A string, since a URL object would rewrite it; sent verbatim. */
  postLogoutRedirectUri?: string | null | undefined
  /** The application's registered Signoff URLs, where the caller knows them: any other is refused. */
  postLogoutRedirectUris?: readonly string[] | null | undefined
  /** Comes back with the user. Fewer than 8192 characters together with the redirect URI. */
  state?: string | null | undefined
  /** Default `'signoff'`. */
  endpoint?: SignOffEndpoint | null | undefined
  /** Accept an `http:` redirect URI beyond loopback. Default `false`. */
  allowInsecureRedirect?: boolean | null | undefined
  /** Parameters besides the SDK's own, of printable text. */
  extraParameters?: Record<string, string> | null | undefined
}

const TEXT: OptionType<string> = ['a printable string', (value) => (isPlainText(value) ? value : undefined)]

const REDIRECT_URIS: OptionType<string[]> = [
  'an array of strings',
  (value) => {
    const items = Array.isArray(value) ? Array.from(value, STRING[1]) : [undefined]
    return items.includes(undefined) ? undefined : (items as string[])
  },
]

const EXTRA_PARAMETERS: OptionType<[name: string, value: string][]> = [
  'an object of printable strings',
  (value) => {
    if (!isRecord(value)) return undefined
    const given = Object.entries(value).filter(([, item]) => !isAbsent(item))
    return given.every(isParameter) ? given : undefined
  },
]

/** A form has no field without a name, and fills in one named `_charset_` itself (HTML, "constructing the entry list"). */
function isParameter(entry: [string, unknown]): entry is [string, string] {
  return /^(?!_charset_$)./i.test(entry[0]) && entry.every(isPlainText)
}

export const ENVIRONMENT_OPTIONS: Record<'authPath' | 'envID', OptionType<string>> = {
  authPath: ['a string or a URL', (value) => STRING[1](value instanceof URL ? value.href : value)],
  envID: STRING,
}

export const REQUEST_OPTIONS: typeof ENVIRONMENT_OPTIONS & {
  idToken: OptionType<string>
  clientId: OptionType<string>
  postLogoutRedirectUri: OptionType<string>
  postLogoutRedirectUris: OptionType<string[]>
  state: OptionType<string>
  endpoint: OptionType<SignOffEndpoint>
  allowInsecureRedirect: OptionType<boolean>
  extraParameters: OptionType<[name: string, value: string][]>
} = {
  ...ENVIRONMENT_OPTIONS,
  idToken: STRING,
  clientId: TEXT,
  postLogoutRedirectUri: STRING,
  postLogoutRedirectUris: REDIRECT_URIS,
  state: STRING,
  endpoint: oneOf('signoff', 'idpSignoff', 'xpSignoff'),
  allowInsecureRedirect: BOOLEAN,
  extraParameters: EXTRA_PARAMETERS,
}

export type RequestValues = OptionValues<typeof REQUEST_OPTIONS>
