import { allowInsecureRequests, customFetch, None, revocationRequest } from 'oauth4webapi'
import type { ValidOptions } from '../options/check-options.ts'
import { rejected } from './failures.ts'
import { sendRequest } from './send-request.ts'

/** Revokes the tokens of a public client, all at once. RFC 7009, section 2.1; PingOne's 2xx have no body. */
export async function revokeTokens(
  tokens: readonly string[],
  options: ValidOptions,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(tokens.map((token) => revokeToken(token, options, signal)))
}

async function revokeToken(token: string, options: ValidOptions, signal: AbortSignal): Promise<void> {
  const { issuer } = options.environment
  const asked = {
    __proto__: null,
    signal,
    // Without TLS only where authPath is loopback: checked by then.
    [allowInsecureRequests]: true,
    [customFetch]: (url: string, init: RequestInit) => sendRequest(options, url, init),
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
