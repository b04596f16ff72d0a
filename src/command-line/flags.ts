import type { SignOffOptions } from '../index.ts'
import { ENDPOINT_NAMES } from '../request/endpoints.ts'

/** An option as a flag. */
export interface Flag {
  /**
   * What the flag takes: one text (`text`), one or more texts with commas between them each time it is given (`list`),
   * a pair each time (`pairs`), nothing (`switch`), or the place of a token (`token`).
   */
  readonly kind: 'text' | 'list' | 'pairs' | 'switch' | 'token'
  /** The word after the flag in the help. */
  readonly value: string
  readonly about: string
}

export type Flags = Readonly<Record<string, Flag>>
type OptionFlags = { readonly [K in keyof SignOffOptions]?: Flag }

/** The options that make sense at a terminal, by their names in the SDK. */
export const REQUEST_FLAGS: OptionFlags = {
  authPath: { kind: 'text', value: 'origin', about: 'https://auth.pingone.eu, say' },
  envID: { kind: 'text', value: 'uuid', about: 'environment ID, unless on a custom domain' },
  idToken: { kind: 'token', value: 'place', about: 'the ID token, the hint (see Tokens)' },
  clientId: { kind: 'text', value: 'id', about: 'the application, which aud must name' },
  postLogoutRedirectUri: { kind: 'text', value: 'uri', about: 'where PingOne sends the user back' },
  postLogoutRedirectUris: { kind: 'list', value: 'uris', about: 'the registered Signoff URLs (a,b)' },
  state: { kind: 'text', value: 'text', about: 'comes back with the user' },
  endpoint: { kind: 'text', value: 'name', about: ENDPOINT_NAMES.join(', ').replace(',', ' (default),') },
  allowInsecureRedirect: { kind: 'switch', value: '', about: 'accept an http URI beyond loopback' },
  extraParameters: { kind: 'pairs', value: 'name=value', about: 'a further parameter (repeatable)' },
}

/** The flags of `check` only. The URL does not contain these options. */
export const CHECK_FLAGS: OptionFlags = {
  mode: { kind: 'text', value: 'name', about: 'redirect or fetch' },
  method: { kind: 'text', value: 'name', about: 'auto (default), GET or POST' },
  sessionToken: { kind: 'token', value: 'place', about: "the ST cookie, for a back end's fetch" },
}

/** The flags for how `check` judges. The SDK has no options for that. */
export const JUDGE_FLAGS: Flags = {
  runtime: { kind: 'text', value: 'name', about: 'who signs off: browser or server' },
  online: { kind: 'switch', value: '', about: 'ask PingOne for its discovery and keys' },
}

/** The flags of `emulate` only. */
export const EMULATE_FLAGS: Flags = {
  port: { kind: 'text', value: 'number', about: 'default 4001' },
  config: { kind: 'text', value: 'file', about: 'environments, applications and users, in JSON' },
  redirectUri: { kind: 'list', value: 'uri', about: 'a redirect URI of the first application' },
  postLogoutRedirectUri: { kind: 'list', value: 'uri', about: 'a Signoff URL of it' },
}

export const JSON_FLAG: Flag = { kind: 'switch', value: '', about: 'JSON, for machines' }

/** Writes an option as a flag: `postLogoutRedirectUri` becomes `--post-logout-redirect-uri`. */
export function spell(option: string): string {
  return `--${option.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`)}`
}
