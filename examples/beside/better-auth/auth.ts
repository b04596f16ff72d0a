import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth'
import { memoryAdapter } from 'better-auth/adapters/memory'
import { fromNodeHeaders } from 'better-auth/node'
import { genericOAuth } from 'better-auth/plugins'
import { pingOneEndpoints } from 'pingone-signoff'
import { settings } from '../express.ts'

const { authPath, envID, clientId, clientSecret, origin, sessionSecret } = settings

const pingOne = {
  providerId: 'pingone',
  discoveryUrl: pingOneEndpoints({ authPath, envID }).discovery,
  clientId,
  clientSecret,
  scopes: ['openid'],
  // Its own sign-off sends a Redirect URI that `new URL` has rewritten, and `client_id`.
  disableProviderLogout: true,
  // The library wants an address of everybody.
  mapProfileToUser: ({ sub }: { sub?: unknown }) => ({ name: String(sub), email: `${sub}@example.net` }),
}

export const auth = betterAuth({
  baseURL: origin,
  secret: sessionSecret,
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  // The tokens of this browser's sign-on: in the database stand those of the account's latest, anywhere.
  account: { storeAccountCookie: true },
  plugins: [genericOAuth({ config: [pingOne] })],
  telemetry: { enabled: false },
})

/** Who is signed on. */
export async function userOf(headers: IncomingHttpHeaders): Promise<string | undefined> {
  return (await auth.api.getSession({ headers: fromNodeHeaders(headers) }))?.user.name
}
