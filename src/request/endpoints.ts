export const ENDPOINT_PATHS = {
  signoff: '/as/signoff',
  idpSignoff: '/as/idpSignoff',
  xpSignoff: '/xp/signoff',
} as const

/** The SDK's own parameters. */
export const RESERVED_NAMES: readonly string[] = [
  'id_token_hint',
  'client_id',
  'post_logout_redirect_uri',
  'state',
]
