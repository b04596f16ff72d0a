/** What the suite has to know of the loopback servers; the bundler writes it in, since not every runtime has arguments. */
export interface Settings {
  authPath: string
  envID: string
  clientId: string
  postLogoutRedirectUri: string
  /** The origin of the server that answers as it is asked to. */
  server: string
  /** Where that redirects to, and nobody may go: another origin. */
  elsewhere: string
}

/** A user signed on at PingOne. */
export interface Session {
  idToken: string
  cookie: string
  number: number
}

/** A request that the server saw, whole but for the headers that runtimes add. */
export interface SeenRequest {
  method: string
  url: string
  body: string
  cookie: string | null
}

declare const SETTINGS: Settings

/** Written in by packed-package.ts. */
export const settings: Settings = SETTINGS
