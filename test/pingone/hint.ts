import { compactVerify } from 'jose'
import type { ApplicationOptions, SignOffContext } from './environment.ts'
import type { Session } from './sessions.ts'

export interface Hint {
  application: ApplicationOptions
  sid: unknown
}

/**
 * Reads an ID token as a hint: signed by this environment, `iss` the URL asked, `aud` an enabled application, and its user
 * the session's. An expired one is good.
 */
export async function verifyHint(
  { parameters, publicKey, issuer, environment }: SignOffContext,
  session: Session | undefined,
): Promise<Hint | undefined> {
  const claims = await readClaims(parameters.get('id_token_hint') ?? '', publicKey)
  const audience = [claims?.['aud']].flat()
  const application = environment.applications.find(({ clientId }) => audience.includes(clientId))
  const isOfSession = !session || session.username === claims?.['sub']
  if (!claims || !application || application.enabled === false || !isOfSession) return undefined
  return claims['iss'] === issuer ? { application, sid: claims['sid'] } : undefined
}

async function readClaims(token: string, key: CryptoKey): Promise<Record<string, unknown> | undefined> {
  try {
    const { payload } = await compactVerify(token, key, { algorithms: ['RS256'] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return undefined
  }
}
