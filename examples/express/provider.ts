import { type PingOne, startPingOne, type UserOptions } from 'pingone-signoff/emulator'
import type { Settings } from './settings.ts'

export const USER = { username: 'ann', password: 'correct horse', claims: { name: 'Ann Example' } } as const

/** Starts a PingOne on this machine, which knows the application and one user. */
export function startProvider(settings: Settings, user: UserOptions = USER): Promise<PingOne> {
  const { origin, authPath, envID, clientId, clientSecret } = settings
  const application = {
    clientId,
    clientSecret,
    redirectUris: [`${origin}/callback`, `${origin}/checked`, `${origin}/probe`],
    postLogoutRedirectUris: [`${origin}/signed-off`],
  }
  const environment = { envID, applications: [application], users: [user] }
  const port = Number(new URL(authPath).port)
  return startPingOne({ environments: [environment], port })
}
