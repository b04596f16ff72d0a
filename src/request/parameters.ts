/** The SDK's own parameters, in the order in which they are sent. */
export const RESERVED_NAMES: readonly string[] = [
  'id_token_hint',
  'client_id',
  'post_logout_redirect_uri',
  'state',
]

/** The options that they are sent for. */
export const OPTIONS_BY_PARAMETER: Readonly<Record<string, string>> = {
  id_token_hint: 'idToken',
  client_id: 'clientId',
  post_logout_redirect_uri: 'postLogoutRedirectUri',
  state: 'state',
}

/** A further parameter of a query, `&name=value`; nothing where it has no value. Both are encoded already. */
export function writeParameter(name: string | undefined, value: string | undefined): string {
  return value ? `&${name}=${value}` : ''
}
