import type { SignOffWarningCode } from './codes.ts'
import type { Texts } from './texts.ts'

/** In the contract's order. */
export const WARNINGS: Texts<SignOffWarningCode> = {
  REDIRECT_WITHOUT_ID_TOKEN: {
    option: 'idToken',
    message: 'is missing: PingOne cannot tell which application asks.',
    fix: 'Pass the ID token from sign-on.',
  },
  NO_REDIRECT_URI: {
    option: 'postLogoutRedirectUri',
    message: 'is missing: the user stays at PingOne.',
    fix: 'Pass one of the Signoff URLs of the application.',
  },
  STATE_WITHOUT_REDIRECT_URI: {
    option: 'state',
    message: 'comes back only with postLogoutRedirectUri.',
    fix: 'Pass both, or neither.',
  },
  STATE_NOT_ASCII: {
    option: 'state',
    message: 'is not ASCII, which servers may change.',
    fix: 'Use ASCII.',
  },
  UNVERIFIABLE_RETURN: {
    option: 'postLogoutRedirectUri',
    message: 'is on another origin: completeSignOff cannot verify the return.',
    fix: 'Come back to this origin, or leave by a navigate function.',
  },
  NO_SIGN_OFF_ELSEWHERE: {
    option: 'endpoint',
    message: 'idpSignoff tells no other application.',
    fix: "Use 'signoff' where others have to know.",
  },
  LONG_URL: {
    option: 'idToken',
    message: 'makes a request line of % octets; servers may refuse over 8000.',
    fix: 'Use signOff or buildSignOffForm to POST.',
  },
  LONG_REDIRECT: {
    option: 'state',
    message: 'and URI have % characters once encoded; PingOne may count those.',
    fix: 'Shorten them.',
  },
  FETCH_NEEDS_COOKIES: {
    option: 'mode',
    message: "'fetch' needs a cookie that many browsers block as third-party.",
    fix: "Use mode 'redirect', or a custom domain of your site.",
  },
}
