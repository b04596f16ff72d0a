import type { Faults } from './faults.ts'

/**
 * The settings that {@link startPingOne} starts with. The file of `pingone-signoff emulate --config` has the same
 * names.
 */
export interface PingOneOptions {
  /** Default: one environment, with one public application and one user. Their IDs never change. */
  environments?: readonly EnvironmentOptions[] | undefined
  /** Default 0: any free port. `startPingOne` rejects with `EADDRINUSE` if the port is taken. */
  port?: number | undefined
  /** Default false: plain http. If true, PingOne makes a certificate for its hosts: {@link PingOne.certificate}. */
  tls?: boolean | undefined
  /**
   * The SameSite attribute of the cookie `ST`. Default `None` (inferred: PingOne's documentation does not tell). In
   * plain http `None` becomes `Lax`.
   */
  sameSite?: 'None' | 'Lax' | 'unspecified' | undefined
  /** What goes wrong from the start. Default: nothing. */
  faults?: Faults | undefined
}

/** An environment: users and applications, with hosts, keys and sessions of its own. */
export interface EnvironmentOptions {
  /** A UUID in lower case. Console: Environment ID. */
  envID: string
  /**
   * Default `localhost`. Its address contains the port, as do those of `*.localhost` and `127.0.0.1`. With `tls` this
   * may also be a name that leads here by your own means, such as `auth.pingone.eu`. The address of such a name has no
   * port.
   */
  host?: string | undefined
  /**
   * For example `login.localhost`, or with `tls` `login.example.com`. There the same environment answers once more,
   * without its ID in the path and with an issuer of its own. Console: Custom Domain.
   */
  customDomain?: string | undefined
  /** The applications that may ask this environment. */
  applications: readonly ApplicationOptions[]
  /** The users who can sign on. */
  users: readonly UserOptions[]
  /** The environment's `logoutSettings.postLogoutRedirectUris`: the URIs that `xpSignoff` may lead to. */
  logoutRedirectUris?: readonly string[] | undefined
}

/** An application, with the settings that matter to signing on and off. */
export interface ApplicationOptions {
  /** Console: Client ID. */
  clientId: string
  /** Console: Client Secret. Without it the application is a public client, with PKCE. */
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
  /** The name to sign on with. It is also `sub` of the ID token. */
  username: string
  /** Do not use a real password: the emulator shows it. */
  password: string
  /** Further claims of the ID token, such as groups. Their names are read at the start. */
  claims?: Record<string, unknown> | undefined
}

/** One application on this machine, with the IDs and addresses of the package's own demo. */
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
