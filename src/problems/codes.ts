/** What can be wrong with a request. */
export type RequestErrorCode =
  | 'INVALID_AUTH_PATH'
  | 'UNKNOWN_REGION'
  | 'INVALID_ENV_ID'
  | 'INVALID_ID_TOKEN'
  | 'NOT_AN_ID_TOKEN'
  | 'REGION_MISMATCH'
  | 'ENVIRONMENT_MISMATCH'
  | 'ISSUER_MISMATCH'
  | 'AUDIENCE_MISMATCH'
  | 'ID_TOKEN_REQUIRED'
  | 'INVALID_REDIRECT_URI'
  | 'INSECURE_REDIRECT_URI'
  | 'UNREGISTERED_REDIRECT_URI'
  | 'INVALID_STATE'
  | 'TOO_LONG'
  | 'RESERVED_PARAMETER'
  | 'INVALID_OPTION'

/** What rules a sign-off out in the place where `signOff` is called: a frame, a worker, a server. */
export type SurroundingsErrorCode = 'INVALID_SESSION_TOKEN' | 'SESSION_TOKEN_REQUIRED' | 'FRAMED_REDIRECT'

/** All codes of errors. A code changes in a major version only. */
export type SignOffErrorCode =
  | RequestErrorCode
  | SurroundingsErrorCode
  | 'REJECTED'
  | 'REQUEST_FAILED'
  | 'TIMEOUT'
  | 'UNSUPPORTED_RUNTIME'
  | 'NAVIGATION_BLOCKED'

/** What is worth knowing about a request that can be sent all the same. */
export type SignOffWarningCode =
  | 'REDIRECT_WITHOUT_ID_TOKEN'
  | 'NO_REDIRECT_URI'
  | 'STATE_WITHOUT_REDIRECT_URI'
  | 'STATE_NOT_ASCII'
  | 'UNVERIFIABLE_RETURN'
  | 'NO_SIGN_OFF_ELSEWHERE'
  | 'LONG_URL'
  | 'LONG_REDIRECT'
  | 'FETCH_NEEDS_COOKIES'

/** One thing that is wrong with the options, or worth knowing about them. */
export interface SignOffProblem {
  /** Stable: it changes in a major version only. */
  readonly code: SignOffErrorCode | SignOffWarningCode
  /** An error is thrown. A warning stops nothing: only `checkSignOff` returns it. */
  readonly level: 'error' | 'warning'
  /** The option that the problem is about. */
  readonly option: string
  /** What is wrong. Never a token, a cookie or a state. */
  readonly message: string
  /** What to change, in the code or in the PingOne console, by the name it has there. */
  readonly fix: string
}
