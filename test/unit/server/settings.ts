import { type RouteSettings, readRouteSettings } from '../../../src/server/route-settings.ts'
import { AUTH_PATH, ENV_ID, REDIRECT_URI } from '../fixtures.ts'

/** Of a configuration without fault, and what a test changes of it. */
export function settingsOf(changes: Record<string, unknown> = {}): RouteSettings {
  const config = { authPath: AUTH_PATH, envID: ENV_ID, postLogoutRedirectUri: REDIRECT_URI }
  return readRouteSettings({ ...config, ...changes })
}
