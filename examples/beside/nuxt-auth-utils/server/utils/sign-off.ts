import { createSignOffRoutes } from 'pingone-signoff/server'
import { readSettings } from '../../../../express/settings.ts'

export const settings = readSettings(process.env)

const { authPath, envID, clientId, origin } = settings
const postLogoutRedirectUri = `${origin}/signed-off`
export const routes = createSignOffRoutes({ authPath, envID, clientId, postLogoutRedirectUri, origin })

/** The session is one sealed cookie, of 4 kB at most: ID tokens stand on the server, by the session's ID. */
export const idTokens = useStorage<string>('id-tokens')
