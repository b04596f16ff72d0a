import type { RequestErrorCode, SessionTokenErrorCode, SignOffWarningCode } from './codes.ts'

/** What is told of a code; `{name}` stands for a detail of the case at hand. */
export interface Text {
  /** The option that the problem is about, unless a detail names it. */
  readonly option?: string
  readonly message: string
  readonly fix: string
}

export type Texts<Code extends string> = Readonly<Record<Code, Text>>

const PASS_ID_TOKEN = 'Pass the id_token of the token response, or null.'

/** In the contract's order. */
export const ERRORS: Texts<RequestErrorCode> = {
  INVALID_AUTH_PATH: {
    option: 'authPath',
    message: 'authPath is {fault}.',
    fix: "Set it to an https origin alone, such as '{origin}'.",
  },
  UNKNOWN_REGION: {
    option: 'authPath',
    message: 'authPath names {host}, which is no PingOne region.',
    fix: 'Set it to https:// and one of {hosts}.',
  },
  INVALID_ENV_ID: {
    option: 'envID',
    message: 'envID is {fault}.',
    fix: 'Copy it from Environment Properties in the PingOne console.',
  },
  INVALID_ID_TOKEN: { option: 'idToken', message: 'idToken is {fault}.', fix: PASS_ID_TOKEN },
  NOT_AN_ID_TOKEN: {
    option: 'idToken',
    message: 'idToken is {kind}, going by its {mark}.',
    fix: PASS_ID_TOKEN,
  },
  REGION_MISMATCH: {
    option: 'idToken',
    message: 'idToken was issued by {host}, another region than authPath.',
    fix: "Set authPath to 'https://{host}'.",
  },
  ENVIRONMENT_MISMATCH: {
    option: 'idToken',
    message: 'idToken was issued in another environment{id} than envID.',
    fix: 'Pass the envID of that one, or a token of this one.',
  },
  ISSUER_MISMATCH: {
    option: 'idToken',
    message: 'idToken was issued by {issuer}, not by {expected}.',
    fix: '{change}, or pass null.',
  },
  AUDIENCE_MISMATCH: {
    option: 'idToken',
    message: 'idToken was issued to another application{id} than clientId.',
    fix: 'Pass the clientId of that one, or a token of this one.',
  },
  ID_TOKEN_REQUIRED: {
    option: 'idToken',
    message: 'idToken is missing, which idpSignoff needs.',
    fix: "Pass it, or use endpoint 'signoff'.",
  },
  INVALID_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: '{option} {fault}.',
    fix: '{change}, here and under {list} of the application in the PingOne console.',
  },
  INSECURE_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: '{option} is http, not https.',
    fix: 'Use https, or set allowInsecureRedirect.',
  },
  UNREGISTERED_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: 'postLogoutRedirectUri is not exactly one of postLogoutRedirectUris.',
    fix: '{change} it there, and to Signoff URLs of the application in the PingOne console.',
  },
  INVALID_STATE: {
    option: 'state',
    message: 'state has a control character or lone surrogate.',
    fix: 'Use printable text.',
  },
  TOO_LONG: {
    message: '{option} is too long: URI and state have {length} characters; PingOne takes 8191.',
    fix: 'Shorten them; appState keeps the rest.',
  },
  RESERVED_PARAMETER: {
    option: 'extraParameters',
    message: 'extraParameters has {name}, a reserved name.',
    fix: 'Use the option for it.',
  },
  INVALID_OPTION: { message: '{option} {fault}.', fix: '{change}' },
}

/** Of `signOff` alone, so that the builders do not carry them. */
export const SESSION_TOKEN_ERRORS: Texts<SessionTokenErrorCode> = {
  INVALID_SESSION_TOKEN: {
    option: 'sessionToken',
    message: 'sessionToken {fault}.',
    fix: 'Pass the value of the ST cookie, on a back end only.',
  },
  SESSION_TOKEN_REQUIRED: {
    option: 'sessionToken',
    message: 'sessionToken is missing: outside a browser there is no cookie.',
    fix: "Pass the value of the ST cookie, or use endpoint 'idpSignoff'.",
  },
}

export const WARNINGS: Texts<SignOffWarningCode> = {
  REDIRECT_WITHOUT_ID_TOKEN: {
    option: 'idToken',
    message: 'idToken is missing, so PingOne cannot tell which application asks.',
    fix: 'Pass the ID token from sign-on.',
  },
  NO_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: 'postLogoutRedirectUri is missing, so the user stays at PingOne.',
    fix: 'Pass one of the Signoff URLs of the application.',
  },
  STATE_WITHOUT_REDIRECT_URI: {
    option: 'state',
    message: 'state comes back only with postLogoutRedirectUri.',
    fix: 'Pass both, or neither.',
  },
  STATE_NOT_ASCII: {
    option: 'state',
    message: 'state is not ASCII, which servers may change.',
    fix: 'Use ASCII.',
  },
  LONG_URL: {
    option: 'idToken',
    message: 'idToken makes a request line of {octets} octets; servers may refuse more than 8000.',
    fix: 'Use signOff or buildSignOffForm, which can POST.',
  },
  LONG_REDIRECT: {
    option: 'state',
    message: 'state and URI have {length} characters once encoded; PingOne may count those.',
    fix: 'Shorten them.',
  },
  FETCH_NEEDS_COOKIES: {
    option: 'mode',
    message: "mode 'fetch' needs the cookie of a regional host, which many browsers block as third-party.",
    fix: "Use mode 'redirect', or a custom domain on the application's site.",
  },
}
