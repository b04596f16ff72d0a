/** What stands on the command line after `emulate`. */
export interface EmulateOptions {
  /** Default: that of the file, else 4001. */
  port?: number | undefined
  /** The path of a JSON file. */
  config?: string | undefined
  /** In place of those of the first application. */
  redirectUris?: readonly string[] | undefined
  postLogoutRedirectUris?: readonly string[] | undefined
}
