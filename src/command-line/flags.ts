import type { SignOffOptions } from '../index.ts'

/** An option as a flag. */
export interface Flag {
  /** What it takes: one text, a text each time it is given, a pair each time, nothing, or the place of a token. */
  readonly kind: 'text' | 'list' | 'pairs' | 'switch' | 'token'
  /** What stands after it in the help. */
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
  postLogoutRedirectUris: { kind: 'list', value: 'uri', about: 'a registered Signoff URL (repeatable)' },
  state: { kind: 'text', value: 'text', about: 'comes back with the user' },
  endpoint: { kind: 'text', value: 'name', about: 'signoff (default), idpSignoff, xpSignoff' },
  allowInsecureRedirect: { kind: 'switch', value: '', about: 'accept an http URI beyond loopback' },
  extraParameters: { kind: 'pairs', value: 'name=value', about: 'a further parameter (repeatable)' },
}

/** Of `check` alone: the URL does not hold them. */
export const CHECK_FLAGS: OptionFlags = {
  mode: { kind: 'text', value: 'name', about: 'redirect or fetch' },
  method: { kind: 'text', value: 'name', about: 'auto (default), GET or POST' },
  sessionToken: { kind: 'token', value: 'place', about: "the ST cookie, for a back end's fetch" },
}

/** Of the command line itself. */
export const OWN_FLAGS: Flags = {
  online: { kind: 'switch', value: '', about: 'check: ask PingOne for discovery and keys' },
  json: { kind: 'switch', value: '', about: '{ "url" } or { "problems" }, for machines' },
  help: { kind: 'switch', value: '', about: 'print this; also -h' },
  version: { kind: 'switch', value: '', about: 'print the version; also -v, -V' },
}

export const FLAGS: Flags = { ...REQUEST_FLAGS, ...CHECK_FLAGS, ...OWN_FLAGS }

/** `postLogoutRedirectUri` is `--post-logout-redirect-uri`. */
export function spell(option: string): string {
  return `--${option.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`)}`
}

const SHORT = new Map([
  ['-h', 'help'],
  ['-v', 'version'],
  ['-V', 'version'],
])

/** The option that a flag stands for. */
export function optionOf(flag: string): string | undefined {
  return SHORT.get(flag) ?? Object.keys(FLAGS).find((option) => spell(option) === flag)
}
