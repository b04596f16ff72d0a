import type { ApplicationOptions } from './settings.ts'
import type { SignOffContext } from './sign-off-context.ts'

export interface Hint {
  application: ApplicationOptions
  username: unknown
  sid: unknown
}

/**
 * Reads an ID token as a hint: signed by this environment, `iss` the URL asked, `aud` an enabled application [V]. An
 * expired one is good [V], which is why nothing here looks at `exp`. Whose session it is, the endpoints compare.
 */
export async function verifyHint(context: SignOffContext): Promise<Hint | undefined> {
  const { parameters, environment, issuer } = context
  const claims = await readClaims(parameters.get('id_token_hint') ?? '', environment.keys.publicKey)
  if (claims?.iss !== issuer) return undefined
  const audience = [claims.aud].flat()
  const application = environment.applications.find(({ clientId }) => audience.includes(clientId))
  if (!application || application.enabled === false) return undefined
  return { application, username: claims.sub, sid: claims.sid }
}

interface Claims {
  iss?: unknown
  aud?: unknown
  sub?: unknown
  sid?: unknown
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
