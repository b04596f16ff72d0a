import type { AnswerExplanation } from './explanation.ts'

/** Explanations of what OAuth, PingOne and browsers say in a few words that name no parameter. */
export const ANSWER_EXPLANATIONS: readonly AnswerExplanation[] = [
  {
    words: /\blogin_required\b/i,
    code: 'login_required',
    option: null,
    message:
      'PingOne has no session of this user in the browser that asked: the sign-off was a success, or nobody had signed on. Asked from a frame or by fetch it proves nothing, since no cookie went along.',
    fix: 'There is nothing to mend. To ask for certain, leave the page for prompt=none at the top, as probeSession does.',
    isKnown: false,
  },
  {
    words: /\b(consent|account_selection|interaction)_required\b/i,
    code: 'consent_required',
    option: null,
    message: 'The session is alive: PingOne would have to show a page to somebody who is signed on.',
    fix: 'Sign off by a redirect: a background fetch, or a cleared application, leaves the session of PingOne alive.',
    isKnown: false,
  },
  {
    words: /\binvalid_client\b/i,
    code: 'invalid_client',
    option: 'clientId',
    message:
      'PingOne does not know the application, or expects it to prove itself, which a browser cannot: revoke is for public clients. RFC 6749, section 5.2',
    fix: 'Compare clientId with the application; for a confidential one leave revoke out, and revoke on the back end.',
    isKnown: true,
  },
  {
    words: /\bunsupported_token_type\b/i,
    code: 'unsupported_token_type',
    option: 'revoke',
    message:
      'PingOne does not revoke such a token: only those of custom resources with a sid are. RFC 7009, section 2.2.1',
    fix: 'Leave it out of revoke: a failing revocation stops no sign-off, and steps.revoke tells of it.',
    isKnown: true,
  },
  {
    words: /\b(unauthorized_client|invalid_grant|invalid_scope|unsupported_response_type|access_denied)\b/i,
    code: 'unauthorized_client',
    option: 'clientId',
    message: 'The application may not ask that, or the user refused: this is about signing on, not off.',
    fix: 'Look at grant types, scopes and redirect URIs of the application in the PingOne console.',
    isKnown: true,
  },
  {
    words: /\b(server_error|temporarily_unavailable|UNEXPECTED_ERROR|SERVICE_UNAVAILABLE)\b/i,
    code: 'server_error',
    option: null,
    message: 'PingOne itself failed, or is not there for the moment. The user may still be signed on.',
    fix: 'Try again; if it lasts, tell Ping Identity the id of the error.',
    isKnown: true,
  },
  {
    words: /\b(REQUEST_LIMITED|(status|HTTP[\d./]{0,9}) 429|Too Many Requests)\b/i,
    code: '429',
    option: null,
    message: 'PingOne was asked too often in too short a time. The user may still be signed on.',
    fix: 'Wait, then try again: one sign-off needs one request.',
    isKnown: true,
  },
  {
    words: /\b(NOT_FOUND|(status|HTTP[\d./]{0,9}) 404|404 Not Found)\b|^404$/i,
    code: '404',
    option: 'authPath',
    message:
      'There is no such environment at this host: PingOne answers a wrong region by 404 and nothing more. It is the commonest mistake of all.',
    fix: 'Compare authPath and envID with Environment Properties in the PingOne console. A custom domain has no envID in its path.',
    isKnown: true,
  },
  {
    words:
      /\b((status|HTTP[\d./]{0,9}) (414|431)|URI Too Long|Request Header Fields Too Large)\b|^(414|431)$/i,
    code: '414',
    option: 'idToken',
    message: 'The URL is too long for a server on the way: the ID token makes most of it.',
    fix: "Send it as a POST: signOff does so by itself (method 'auto'); on a back end use buildSignOffForm. Or fewer claims in the token.",
    isKnown: true,
  },
  {
    words: /\b(ACCESS_FAILED|INVALID_TOKEN|invalid_token|(status|HTTP[\d./]{0,9}) (401|403))\b|^(401|403)$/,
    code: '403',
    option: 'sessionToken',
    message:
      'PingOne does not let this caller do that: a session token is missing, or is not one of this environment.',
    fix: 'On a back end pass the ST cookie of the user; in a browser allow its origin under CORS Settings of the application.',
    isKnown: false,
  },
  {
    words:
      /\b(INVALID_DATA|INVALID_REQUEST|INVALID_VALUE|REQUIRED_VALUE|invalid_request|(status|HTTP[\d./]{0,9}) 400)\b|^400$/,
    code: 'INVALID_DATA',
    option: null,
    message:
      'PingOne refused a parameter of the sign-off; which one, stands beside target in the details. The user is still signed on.',
    fix: 'Explain the whole answer, or run pingone-signoff check with what was sent.',
    isKnown: true,
  },
  {
    words: /\b(blocked by CORS policy|Failed to fetch|NetworkError when attempting|Load failed)\b/i,
    code: 'CORS',
    option: 'mode',
    message:
      'The browser got no answer that it may show: the origin is not allowed, or PingOne redirected to a page that allows none. What PingOne did is unknown.',
    fix: "Use mode 'redirect', or list the origin under CORS Settings of the application in the PingOne console.",
    isKnown: true,
  },
  {
    words: /\b(form-action|Refused to send form data)\b/i,
    code: 'NAVIGATION_BLOCKED',
    option: 'method',
    message:
      'The content security policy of the page forbids its form, or a redirect that answers it, to leave.',
    fix: "List authPath, and the origins that PingOne redirects to, in form-action, or use method 'GET'.",
    isKnown: true,
  },
  {
    words: /\b(X-Frame-Options|frame-ancestors|Refused to (display|frame))\b/i,
    code: 'FRAMED_REDIRECT',
    option: 'mode',
    message: 'PingOne forbids to show its pages in a frame, where its cookie is third-party too.',
    fix: "Sign off by the top window: navigate 'top', or from a page that stands in no frame.",
    isKnown: true,
  },
]
