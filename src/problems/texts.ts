import type { RequestErrorCode, SessionTokenErrorCode, SignOffWarningCode } from './codes.ts'

/** The texts of some codes. */
export type Texts<Code extends string> = Readonly<Record<Code, readonly [message: string, fix: string]>>

/**
 * What is wrong, and what to change. The message begins with the option that it is about; each `%` stands for the next
 * detail of the case at hand. In the contract's order.
 */
export const ERRORS: Texts<RequestErrorCode> = {
  INVALID_AUTH_PATH: ['authPath is %.', "Set it to an https origin alone, such as '%'."],
  UNKNOWN_REGION: ['authPath names %, which is no PingOne region.', 'Set it to https:// and one of %.'],
  INVALID_ENV_ID: ['envID is %.', 'Copy it from Environment Properties in the PingOne console.'],
  INVALID_ID_TOKEN: ['idToken is %.', 'Pass the id_token of the token response, or null.'],
  NOT_AN_ID_TOKEN: [
    'idToken carries scope or events, as access and logout tokens do.',
    'Pass the id_token of the token response, or null.',
  ],
  REGION_MISMATCH: ['idToken was issued by %, another region than authPath.', "Set authPath to 'https://%'."],
  ENVIRONMENT_MISMATCH: [
    'idToken was issued in another environment% than envID.',
    'Pass the envID of that one, or a token of this one.',
  ],
  ISSUER_MISMATCH: ['idToken was issued by %, not by %.', 'Set authPath to that host, or pass null.'],
  AUDIENCE_MISMATCH: [
    'idToken was issued to another application% than clientId.',
    'Pass the clientId of that one, or a token of this one.',
  ],
  ID_TOKEN_REQUIRED: ['idToken is missing, which idpSignoff needs.', "Pass it, or use endpoint 'signoff'."],
  INVALID_REDIRECT_URI: [
    'postLogoutRedirectUri %.',
    'Write it as under Signoff URLs of the application in the PingOne console.',
  ],
  INSECURE_REDIRECT_URI: [
    'postLogoutRedirectUri is http, not https.',
    'Use https or set allowInsecureRedirect.',
  ],
  UNREGISTERED_REDIRECT_URI: [
    'postLogoutRedirectUri is not exactly one of postLogoutRedirectUris.',
    '%dd it there, and to Signoff URLs of the application in the PingOne console.',
  ],
  INVALID_STATE: ['state has a control character or lone surrogate.', 'Use printable text.'],
  TOO_LONG: [
    '% is too long: URI and state have % characters; PingOne takes 8191.',
    'Shorten them; appState keeps the rest.',
  ],
  RESERVED_PARAMETER: ['extraParameters has %, a reserved name.', 'Use the option for it.'],
  INVALID_OPTION: ['% is not %.', 'Pass that, or leave it out.'],
}

/** Of `signOff` alone, so that the builders do not carry them. */
export const SESSION_TOKEN_ERRORS: Texts<SessionTokenErrorCode> = {
  INVALID_SESSION_TOKEN: ['sessionToken %.', 'Pass the value of the ST cookie, on a back end only.'],
  SESSION_TOKEN_REQUIRED: [
    'sessionToken is missing: outside a browser there is no cookie.',
    "Pass the value of the ST cookie, or use endpoint 'idpSignoff'.",
  ],
}

export const WARNINGS: Texts<SignOffWarningCode> = {
  REDIRECT_WITHOUT_ID_TOKEN: [
    'idToken is missing, so PingOne cannot tell which application asks.',
    'Pass the ID token from sign-on.',
  ],
  NO_REDIRECT_URI: [
    'postLogoutRedirectUri is missing, so the user stays at PingOne.',
    'Pass one of the Signoff URLs of the application.',
  ],
  STATE_WITHOUT_REDIRECT_URI: ['state comes back only with postLogoutRedirectUri.', 'Pass both, or neither.'],
  STATE_NOT_ASCII: ['state is not ASCII, which servers may change.', 'Use ASCII.'],
  LONG_URL: [
    'idToken makes a request line of % octets; servers may refuse over 8000.',
    'Use signOff or buildSignOffForm, which can POST.',
  ],
  LONG_REDIRECT: ['state and URI have % characters once encoded; PingOne may count those.', 'Shorten them.'],
  FETCH_NEEDS_COOKIES: [
    "mode 'fetch' needs the cookie of a regional host, which many browsers block as third-party.",
    "Use mode 'redirect', or a custom domain on the application's site.",
  ],
}
