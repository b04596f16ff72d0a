import { type PingOne, startPingOne } from 'pingone-signoff/emulator'
import type { Settings } from './settings.ts'

export const USER = { username: 'ann', password: 'correct horse', claims: { name: 'Ann Example' } } as const

/** A PingOne on this machine, which knows the application and one user. */
export function startProvider({
  origin,
  authPath,
  envID,
  clientId,
  clientSecret,
}: Settings): Promise<PingOne> {
  const application = {
    clientId,
    clientSecret,
    redirectUris: [`${origin}/callback`, `${origin}/probe`],
    postLogoutRedirectUris: [`${origin}/signed-off`],
  }
  const environment = { envID, applications: [application], users: [USER] }
  const port = Number(new URL(authPath).port)
  return startPingOne({ environments: [environment], port })
}
