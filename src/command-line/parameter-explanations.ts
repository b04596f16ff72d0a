import type { AnswerExplanation } from './explanation.ts'

const WITHOUT_TOKEN = 'Sign off again without it (idToken: null), so that the user is not stranded.'
const SIGNOFF_URLS = 'Signoff URLs of the application in the PingOne console'

/** Explanations of what PingOne says about a parameter of a sign-off. The most telling come first. */
export const PARAMETER_EXPLANATIONS: readonly AnswerExplanation[] = [
  {
    // The one captured page of a refused sign-off, of October 2023. PingOne's documentation accepts expired hints.
    words: /\btarget id_token_hint\b.{0,200}\b(no longer valid|expired)\b/i,
    code: 'INVALID_VALUE',
    option: 'idToken',
    message:
      'PingOne finds the ID token too old for a hint, though its documentation takes expired ones. The user is still signed on.',
    fix: WITHOUT_TOKEN,
    isKnown: true,
  },
  {
    words: /\btarget id_token_hint\b/i,
    code: 'INVALID_VALUE',
    option: 'idToken',
    message:
      'PingOne does not take the ID token for a hint: another region, environment or domain issued it, its application is disabled or gone, or another user is signed on. The user is still signed on.',
    fix: `Run pingone-signoff check --online with the token, which finds the first two. ${WITHOUT_TOKEN}`,
    isKnown: false,
  },
  {
    words: /\bINVALID_POST_LOGOUT_REDIRECT_URI\b/,
    code: 'INVALID_POST_LOGOUT_REDIRECT_URI',
    option: 'postLogoutRedirectUri',
    message:
      'The redirect URI is none of the Signoff URLs: of the application that the ID token names, or, without a token, of any enabled one. The user is still signed on, on a page of PingOne.',
    fix: `Compare it with ${SIGNOFF_URLS}, character by character: a slash at the end, a letter's case and a port count.`,
    isKnown: true,
  },
  {
    words: /\btarget post_logout_redirect_uri\b/i,
    code: 'INVALID_VALUE',
    option: 'postLogoutRedirectUri',
    message:
      'The redirect URI is none of the Signoff URLs: of the application that the ID token names, or, without a token, of any enabled one. The user is still signed on, on a page of PingOne.',
    fix: `Compare it with ${SIGNOFF_URLS}, character by character: a slash at the end, a letter's case and a port count.`,
    isKnown: false,
  },
  {
    words: /\btarget state\b/i,
    code: 'INVALID_VALUE',
    option: 'state',
    message:
      'PingOne does not take the state: together with the redirect URI it must have fewer than 8192 characters.',
    fix: 'Shorten it; appState of signOff keeps the rest in the tab.',
    isKnown: false,
  },
  {
    words: /\btarget client_id\b/i,
    code: 'INVALID_VALUE',
    option: 'clientId',
    message: 'The client ID is not the one that the ID token was issued to, or names no application here.',
    fix: 'Pass the application that signed the user on, or leave clientId out.',
    isKnown: false,
  },
]
