import type { ServerResponse } from 'node:http'
import type { Faults } from './faults.ts'
import { REFUSALS, type Refusal } from './refusal.ts'

/**
 * Finds what is wrong with the redirect URI or the state. The match is exact and case-sensitive (inferred). Whether
 * lengths count before or after encoding is not documented.
 */
export function findFault(parameters: URLSearchParams, registered: readonly string[]): Refusal | undefined {
  const uri = parameters.get('post_logout_redirect_uri') ?? ''
  if (uri.length + (parameters.get('state') ?? '').length >= 8192) return REFUSALS.tooLong
  return uri && !registered.includes(uri) ? REFUSALS.redirectUri : undefined
}

/** Returns the redirect URI with the state, or nothing if the request has no redirect URI. */
export function returnAddress(parameters: URLSearchParams, { loseState }: Faults): string | undefined {
  const uri = parameters.get('post_logout_redirect_uri')
  const state = loseState ? null : parameters.get('state')
  if (!uri || !state) return uri || undefined
  return `${uri}${uri.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}`
}

export function redirect(response: ServerResponse, location: string): void {
  // Node refuses headers beyond Latin-1. By then the session has already ended.
  response.writeHead(302, { Location: location.replace(/[^\x21-\x7e]/gu, encodeURIComponent) }).end()
}
