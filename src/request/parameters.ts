import { encode } from './percent-encoding.ts'

/** The SDK's own parameters, in the order in which they are sent. */
export const PARAMETERS = {
  idToken: 'id_token_hint',
  clientId: 'client_id',
  postLogoutRedirectUri: 'post_logout_redirect_uri',
  state: 'state',
} as const

const RESERVED_NAMES: readonly string[] = Object.values(PARAMETERS)

export function isReserved(name: string): boolean {
  return RESERVED_NAMES.includes(name)
}

/** A parameter as it stands in a query, or nothing where it has no value. */
export function writeParameter(name: string, value: string | undefined): string {
  const encoded = encode(value)
  return encoded ? `${encode(name)}=${encoded}` : ''
}

/** Joins parameters to a query, or adds some to one. */
export function joinParameters(query: string, parameters: string): string {
  return query && parameters ? `${query}&${parameters}` : query + parameters
}
