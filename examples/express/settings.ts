/** What an application has to know about itself and about PingOne. */
export interface Settings {
  port: number
  /** The application's public origin. Behind a proxy it is the proxy's origin. */
  origin: string
  authPath: string
  envID: string
  clientId: string
  clientSecret: string
  sessionSecret: string
}

/** Reads the settings. By default everything runs on this machine, and the emulator stands in for PingOne. */
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
