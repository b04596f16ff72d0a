import type {
  RequestErrorCode,
  SignOffErrorCode,
  SignOffWarningCode,
  SurroundingsErrorCode,
} from '../problems/codes.ts'
import { describeProblem } from '../problems/problem.ts'
import { ERRORS, SURROUNDINGS_ERRORS, type Texts } from '../problems/texts.ts'
import { WARNINGS } from '../problems/warning-texts.ts'
import type { Explanation } from './explanation.ts'
import { ONLINE_TEXTS, type OnlineCode } from './online-problems.ts'

type CodeWithText = RequestErrorCode | SurroundingsErrorCode | SignOffWarningCode | OnlineCode
type Code = SignOffErrorCode | CodeWithText
type Words = Omit<Explanation, 'code'>

const TEXTS: Texts<CodeWithText> = { ...ERRORS, ...SURROUNDINGS_ERRORS, ...WARNINGS, ...ONLINE_TEXTS }

/** More details than any text has places for. */
const DETAILS: readonly string[] = Array.from({ length: 6 }, () => '…')

/** Codes that are in no table of texts, because they arise only during a sign-off. */
const ON_THE_WAY: Readonly<Record<Exclude<Code, CodeWithText>, Words>> = {
  REJECTED: {
    option: null,
    message: 'PingOne refused the sign-off; nothing suggests that the session ended.',
    fix: 'Explain error.pingOne, which names the parameter; where error.option is idToken, sign off again with idToken: null.',
  },
  REQUEST_FAILED: {
    option: null,
    message:
      'No answer came: the network, or, in a browser, an origin that PingOne does not allow (CORS) or a content security policy. The session may live on.',
    fix: "Use mode 'redirect', or list the origin under CORS Settings of the application in the PingOne console, and authPath in connect-src.",
  },
  TIMEOUT: {
    option: 'timeout',
    message: 'No answer came in time. The session may live on.',
    fix: 'Raise timeout (5,000 ms), or try again.',
  },
  UNSUPPORTED_RUNTIME: {
    option: 'mode',
    message:
      'A redirect needs a page that can leave, or the browser lacks something that is needed, as the message says.',
    fix: 'On a back end use pingone-signoff/server, or buildSignOffUrl and a redirect of your own.',
  },
  NAVIGATION_BLOCKED: {
    option: null,
    message:
      'The page was told to leave and is still there: the user chose to stay, or the content security policy forbade it.',
    fix: 'Call signOff again; list authPath, and the origins that PingOne redirects to, in form-action.',
  },
}

/** Words that are better without the details of a case. */
const IN_GENERAL: Partial<Readonly<Record<Code, Partial<Words>>>> = {
  INVALID_AUTH_PATH: {
    message: 'authPath is missing, or no origin alone: no path, no port, no user, https but on loopback.',
    fix: "Set it to 'https://auth.pingone.eu', say, or to the custom domain.",
  },
  UNKNOWN_REGION: {
    message: 'authPath names a host like those of PingOne, which is none of its regions.',
    fix: 'Set it to the host that Environment Properties in the PingOne console names.',
  },
  INVALID_ENV_ID: { message: 'envID is missing, or no UUID.' },
  INVALID_ID_TOKEN: {
    message:
      'idToken is no signed JWT (three parts of base64url with dots between), or says neither iss nor aud.',
  },
  NOT_AN_ID_TOKEN: {
    message: 'idToken is an access token or a logout token: its typ, scope or events say so.',
  },
  REGION_MISMATCH: {
    message: 'idToken was issued in another region than authPath names; PingOne takes none but its own.',
    fix: 'Set authPath to the host that iss of the token names.',
  },
  ENVIRONMENT_MISMATCH: {
    message: 'idToken was issued in another environment than envID names; PingOne takes none but its own.',
  },
  ISSUER_MISMATCH: {
    message:
      'idToken was issued by another issuer than authPath and envID make: before a custom domain was set up, say. Each host takes its own tokens only.',
    fix: 'Set authPath to the host that iss of the token names, or sign off with idToken: null.',
  },
  AUDIENCE_MISMATCH: { message: 'idToken was issued to another application than clientId names.' },
  INVALID_REDIRECT_URI: {
    message:
      'postLogoutRedirectUri cannot be one: not absolute, of a scheme that runs code, or with a fragment, user information, white space or a state of its own.',
  },
  UNREGISTERED_REDIRECT_URI: {
    message: 'postLogoutRedirectUri is not exactly one of postLogoutRedirectUris: a slash, a letter, a port.',
    fix: 'Write both as under Signoff URLs of the application in the PingOne console.',
  },
  TOO_LONG: {
    option: 'state',
    message:
      'postLogoutRedirectUri and state have more than 8191 characters together, which is what PingOne takes.',
  },
  RESERVED_PARAMETER: { message: 'extraParameters has a parameter that an option is for.' },
  INVALID_OPTION: {
    option: null,
    message: 'An option is not of its type, or does not go with another; the message says which.',
  },
  SESSION_TOKEN_REQUIRED: {
    message: 'sessionToken is missing: outside a browser no cookie goes along with a fetch.',
    fix: "Pass the value of the user's ST cookie, or use endpoint 'idpSignoff'.",
  },
  FRAMED_REDIRECT: {
    message:
      'The redirect was asked for in a frame, where the cookie of PingOne is third-party and its pages may not be shown: the session would live on.',
    fix: "Leave by the top window (navigate 'top'), or by a function of your own.",
  },
  INVALID_SESSION_TOKEN: {
    message: 'sessionToken has a character that no Cookie header may have, or was given in a browser.',
  },
}

/** All the codes of this package. */
export const CODES: readonly string[] = Object.keys({ ...TEXTS, ...ON_THE_WAY })

/** Explains a code of this package. Returns nothing for any other text. */
export function explainCode(code: string): Explanation | undefined {
  if (!CODES.includes(code)) return undefined
  const { option, message, fix } = wordsOf(code as Code)
  return { code, option, message, fix, ...IN_GENERAL[code as Code] }
}

function wordsOf(code: Code): Words {
  if (code in ON_THE_WAY) return ON_THE_WAY[code as keyof typeof ON_THE_WAY]
  return describeProblem(TEXTS, code as CodeWithText, 'error', DETAILS)
}
