import type { RequestErrorCode, SurroundingsErrorCode } from './codes.ts'

/** The words for one code. Each `%` is replaced by the next detail of the case: those in the message first, then those in the fix. */
export interface Text {
  /** The option that the problem is about. If it is missing here, the first detail names it. */
  readonly option?: string
  /** What is wrong with the option. The option's name is put before it. */
  readonly message: string
  readonly fix: string
}

export type Texts<Code extends string> = Readonly<Record<Code, Text>>

const PASS_ID_TOKEN = 'Pass the id_token of the token response, or null.'

/** In the contract's order. */
export const ERRORS: Texts<RequestErrorCode> = {
  INVALID_AUTH_PATH: {
    option: 'authPath',
    message: 'is %.',
    fix: "Set it to an https origin like '%'.",
  },
  UNKNOWN_REGION: {
    option: 'authPath',
    message: 'is no PingOne region.',
    fix: 'Set it to one of %.',
  },
  INVALID_ENV_ID: {
    option: 'envID',
    message: 'is %.',
    fix: 'Copy it from Environment Properties in the PingOne console.',
  },
  INVALID_ID_TOKEN: { option: 'idToken', message: 'is %.', fix: PASS_ID_TOKEN },
  NOT_AN_ID_TOKEN: {
    option: 'idToken',
    message: 'is an access or logout token: it has %.',
    fix: PASS_ID_TOKEN,
  },
  REGION_MISMATCH: {
    option: 'idToken',
    message: 'was issued by %, another region than authPath.',
    fix: "Set authPath to 'https://%'.",
  },
  ENVIRONMENT_MISMATCH: {
    option: 'idToken',
    message: 'was issued in another environment% than envID.',
    fix: 'Pass that envID, or another token.',
  },
  ISSUER_MISMATCH: {
    option: 'idToken',
    message: 'was issued by %, not by %.',
    fix: 'Set authPath to that host, or pass null.',
  },
  AUDIENCE_MISMATCH: {
    option: 'idToken',
    message: 'was issued to another application% than clientId.',
    fix: 'Pass that clientId, or another token.',
  },
  ID_TOKEN_REQUIRED: {
    option: 'idToken',
    message: 'is missing: idpSignoff needs it.',
    fix: 'Pass it, or use another endpoint.',
  },
  INVALID_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: '%.',
    fix: 'Write it as under Signoff URLs in the PingOne console, without state.',
  },
  INSECURE_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: 'is not https.',
    fix: 'Use https or allowInsecureRedirect.',
  },
  UNREGISTERED_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: 'is not one of postLogoutRedirectUris.',
    fix: '% it there and to Signoff URLs in the PingOne console.',
  },
  INVALID_STATE: {
    option: 'state',
    message: 'has a control character or lone surrogate.',
    fix: 'Use printable text.',
  },
  TOO_LONG: {
    message: 'is too long: URI and state have %, PingOne takes 8191.',
    fix: 'Shorten it, or use appState.',
  },
  RESERVED_PARAMETER: {
    option: 'extraParameters',
    message: 'has %, a reserved name.',
    fix: 'Use the option.',
  },
  INVALID_OPTION: { message: '%.', fix: 'Pass that, or leave it out.' },
}

/** Errors of `signOff` alone, apart so that a bundle of the builders does not contain them. */
export const SURROUNDINGS_ERRORS: Texts<SurroundingsErrorCode> = {
  INVALID_SESSION_TOKEN: {
    option: 'sessionToken',
    message: '%.',
    fix: 'Pass the value of the ST cookie.',
  },
  SESSION_TOKEN_REQUIRED: {
    option: 'sessionToken',
    message: 'is missing: %.',
    fix: "%, or use endpoint 'idpSignoff'.",
  },
  FRAMED_REDIRECT: {
    option: 'mode',
    message: "'redirect' in a frame leaves PingOne's session alive.",
    fix: "Pass navigate 'top', or a function.",
  },
}
