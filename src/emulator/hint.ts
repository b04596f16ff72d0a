import { REFUSALS, type Refusal } from './refusal.ts'
import type { ApplicationOptions } from './settings.ts'
import type { SignOffContext } from './sign-off-context.ts'

export interface Hint {
  application: ApplicationOptions
  username: unknown
  sid: unknown
}

/**
 * Reads an ID token as a hint: signed by this environment, `iss` the URL asked, `aud` an enabled application (documented).
 * An expired one is good, as PingOne's pages say today. Whose session it is, the endpoints compare.
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
