/** What an application has to know of itself and of PingOne. */
export interface Settings {
  port: number
  /** The application's public origin: behind a proxy, the proxy's. */
  origin: string
  authPath: string
  envID: string
  clientId: string
  clientSecret: string
  sessionSecret: string
}

/** Without any variable: everything on this machine, with the emulator for a PingOne. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = Number(env.PORT ?? 4100)
  return {
    port,
    origin: env.ORIGIN ?? `http://127.0.0.1:${port}`,
    authPath: env.PINGONE_AUTH_PATH ?? 'http://localhost:4101',
    envID: env.PINGONE_ENV_ID ?? 'eb41e805-36a5-47df-af01-c5235f410c8e',
    clientId: env.PINGONE_CLIENT_ID ?? 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
    clientSecret: env.PINGONE_CLIENT_SECRET ?? 'for-this-machine-only',
    sessionSecret: env.SESSION_SECRET ?? 'for-this-machine-only',
  }
}
