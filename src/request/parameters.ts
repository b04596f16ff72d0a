/** The SDK's own parameters, in the order in which they are sent, with the options that they are sent for. */
export const OPTIONS_BY_PARAMETER: Readonly<Record<string, string>> = {
  id_token_hint: 'idToken',
  client_id: 'clientId',
  post_logout_redirect_uri: 'postLogoutRedirectUri',
  state: 'state',
}

/** Adds `?name=value` or `&name=value` to a query, or nothing if there is no value. Both are encoded already. */
export function addParameter(query: string, name: string | undefined, value: string | undefined): string {
  return value ? `${query}${query ? '&' : '?'}${name}=${value}` : query
}
