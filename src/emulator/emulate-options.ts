/** The options on the command line after `emulate`. */
export interface EmulateOptions {
  /** Default: the port in the file, or else 4001. */
  port?: number | undefined
  /** The path of a JSON file. */
  config?: string | undefined
  /** The redirect URIs of the first application, in place of its own. */
  redirectUris?: readonly string[] | undefined
  postLogoutRedirectUris?: readonly string[] | undefined
}
