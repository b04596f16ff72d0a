import { allowInsecureRequests, customFetch, None, revocationRequest } from 'oauth4webapi'
import { rejected, unanswered } from './request-errors.ts'
import type { CheckedOptions } from './sign-off-options.ts'

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
  const { ok, status } = await revocationRequest(
    { issuer, revocation_endpoint: `${issuer}/revoke` },
    { client_id: options.clientId ?? '' },
    None(),
    token,
    {
      signal,
      // Without TLS only where authPath is loopback: checked by then.
      [allowInsecureRequests]: true,
      ...(options.fetch && { [customFetch]: options.fetch as typeof fetch }),
    },
  ).catch(() => {
    throw unanswered()
  })
  if (!ok) throw rejected(status)
}
