import type { Faults } from './faults.ts'

/** What {@link startPingOne} starts with. The same names stand in the file of `pingone-signoff emulate --config`. */
export interface PingOneOptions {
  /** Default: one, with one public application and one user, whose IDs never change. */
  environments?: readonly EnvironmentOptions[] | undefined
  /** Default 0, any free one. Rejects with `EADDRINUSE` where it is taken. */
  port?: number | undefined
  /** Default false: plain http. With true PingOne makes a certificate for its hosts: {@link PingOne.certificate}. */
  tls?: boolean | undefined
  /** Of the cookie `ST`. Default `None` (inferred: PingOne's documentation does not tell). In plain http `None` is `Lax`. */
  sameSite?: 'None' | 'Lax' | 'unspecified' | undefined
  /** What goes wrong from the start. Default: nothing. */
  faults?: Faults | undefined
}

/** An environment: users and applications, with hosts, keys and sessions of its own. */
export interface EnvironmentOptions {
  /** A UUID in lower case. Console: Environment ID. */
  envID: string
  /**
   * Default `localhost`, whose address has the port in it, as `*.localhost` and `127.0.0.1` have. With `tls` also a name
   * that leads here by your own means, `auth.pingone.eu`, say; its address has no port.
   */
  host?: string | undefined
  /**
   * `login.localhost`, or with `tls` `login.example.com`, say: the same environment once more, without its ID in the path
   * and with an issuer of its own. Console: Custom Domain.
   */
  customDomain?: string | undefined
  /** Those that may ask it. */
  applications: readonly ApplicationOptions[]
  /** Those who can sign on. */
  users: readonly UserOptions[]
  /** The environment's `logoutSettings.postLogoutRedirectUris`: where `xpSignoff` may lead. */
  logoutRedirectUris?: readonly string[] | undefined
}

/** An application, by what of it matters to signing on and off. */
export interface ApplicationOptions {
  /** Console: Client ID. */
  clientId: string
  /** Console: Client Secret. Without: a public client, with PKCE. */
  clientSecret?: string | undefined
  /** Console: Redirect URIs. */
  redirectUris: readonly string[]
  /** Console: Signoff URLs. */
  postLogoutRedirectUris?: readonly string[] | undefined
  /** Default true. Console: the switch beside the application's name. */
  enabled?: boolean | undefined
  /** Default false. Console: Terminate User Session by ID Token. */
  idpSignoff?: boolean | undefined
  /** Console: CORS Settings, Allowed Origins. */
  corsOrigins?: readonly string[] | undefined
}

/** A user, who signs on with a password. */
export interface UserOptions {
  /** Also `sub` of the ID token. */
  username: string
  /** Not a real one: the emulator shows it. */
  password: string
  /** Further claims of the ID token, groups, say. Their names are read at the start. */
  claims?: Record<string, unknown> | undefined
}

/** One application on this machine, by the IDs and addresses of the package's own demo. */
export const DEFAULT_ENVIRONMENT: EnvironmentOptions = {
  envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  applications: [
    {
      clientId: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
      redirectUris: ['http://localhost:4000/callback'],
      postLogoutRedirectUris: ['http://localhost:4000/signed-off'],
      corsOrigins: ['http://localhost:4000'],
    },
  ],
  users: [{ username: 'ann', password: 'correct horse' }],
}
