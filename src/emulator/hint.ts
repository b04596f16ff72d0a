import { REFUSALS, type Refusal } from './refusal.ts'
import type { ApplicationOptions } from './settings.ts'
import type { SignOffContext } from './sign-off-context.ts'

export interface Hint {
  application: ApplicationOptions
  username: unknown
  sid: unknown
}

/**
 * Verifies an ID token as a hint. This environment must have signed it, `iss` must be the URL that was asked, and
 * `aud` must be an enabled application (documented). An expired token is valid, as PingOne's pages say today. The
 * endpoints compare the hint with the session.
 */
export async function verifyHint(context: SignOffContext): Promise<Hint | { refusal: Refusal }> {
  const { parameters, environment, issuer } = context
  const claims = await readClaims(parameters.get('id_token_hint') ?? '', environment.keys.publicKey)
  const audience = [claims?.aud].flat()
  const application = environment.applications.find(({ clientId }) => audience.includes(clientId))
  if (claims?.iss !== issuer || !application || application.enabled === false)
    return { refusal: REFUSALS.invalidHint }
  if (environment.faults.refuseExpiredHints && Number(claims.exp) * 1000 <= Date.now())
    return { refusal: REFUSALS.expiredHint }
  return { application, username: claims.sub, sid: claims.sid }
}

interface Claims {
  iss?: unknown
  aud?: unknown
  sub?: unknown
  sid?: unknown
  exp?: unknown
}

async function readClaims(token: string, key: CryptoKey): Promise<Claims | undefined> {
  const { compactVerify } = await import('jose')
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['RS256'] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return undefined
  }
}
