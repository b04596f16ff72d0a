import type { ValidOptions } from '../options/check-options.ts'
import { rejected } from './failures.ts'
import { sendRequest } from './send-request.ts'

/** Revokes the tokens of a public client, all at once. RFC 7009, section 2.1. PingOne's 2xx answers have no body. */
export async function revokeTokens(
  tokens: readonly string[],
  options: ValidOptions,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(tokens.map((token) => revokeToken(token, options, signal)))
}

async function revokeToken(token: string, options: ValidOptions, signal: AbortSignal): Promise<void> {
  const { ok, status } = await sendRequest(options, `${options.environment.issuer}/revoke`, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: options.clientId ?? '' }),
    signal,
  })
  if (!ok) throw rejected(status)
}
