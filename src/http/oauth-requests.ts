import {
  type AuthorizationServer,
  allowInsecureRequests,
  customFetch,
  discoveryRequest,
  JSON_ATTRIBUTE_COMPARISON,
  None,
  OperationProcessingError,
  processDiscoveryResponse,
  revocationRequest,
} from 'oauth4webapi'
import type { CheckedOptions } from '../options/check-options.ts'
import { rejected } from './request-errors.ts'
import { send } from './send.ts'

/** Revokes the tokens of a public client, all at once. RFC 7009, section 2.1; PingOne's 2xx have no body. */
export async function revokeTokens(
  tokens: readonly string[],
  options: CheckedOptions,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(tokens.map((token) => revokeToken(token, options, signal)))
}

async function revokeToken(token: string, options: CheckedOptions, signal: AbortSignal): Promise<void> {
  const issuer = options.server?.issuer ?? ''
  const asked = {
    __proto__: null,
    signal,
    // Without TLS only where authPath is loopback: checked by then.
    [allowInsecureRequests]: true,
    [customFetch]: (url: string, init: RequestInit) => send(options, url, init),
  }
  // Without a prototype: a polluted one would add headers, or lead the token elsewhere (`mtls_endpoint_aliases`).
  const { ok, status } = await revocationRequest(
    { __proto__: null, issuer, revocation_endpoint: `${issuer}/revoke` },
    { __proto__: null, client_id: options.clientId ?? '' },
    None(),
    token,
    asked,
  )
  if (!ok) throw rejected(status)
}

/** What an issuer answered for its discovery document: `metadata` only where the answer is one. */
export interface Discovery {
  readonly status: number
  readonly metadata?: AuthorizationServer
}

/** Sends a GET, and gives up by the signal. */
type Send = (
  url: string,
  init: { headers: Record<string, string>; signal?: AbortSignal | undefined },
) => Promise<Response>

/** Reads what an issuer says of itself. OpenID Connect Discovery 1.0, section 4; that it names itself is for the caller to see. */
export async function discover(issuer: string, send: Send, signal: AbortSignal): Promise<Discovery> {
  const url = new URL(issuer)
  const response = await discoveryRequest(url, {
    signal,
    [allowInsecureRequests]: true,
    [customFetch]: send,
  })
  const { status } = response
  const metadata = await processDiscoveryResponse(url, response).catch(otherMetadata)
  return { status, ...(metadata && { metadata }) }
}

/** Of an issuer by another name. */
function otherMetadata(error: unknown): AuthorizationServer | undefined {
  const isOther = error instanceof OperationProcessingError && error.code === JSON_ATTRIBUTE_COMPARISON
  return isOther ? (error.cause as { body: AuthorizationServer }).body : undefined
}
