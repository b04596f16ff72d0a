import type { SignOffProblem } from '../index.ts'

/** Each code of `--online`: the option it is about, what is wrong, what to do; `%` stands for the next detail. */
export const ONLINE_TEXTS = {
  UNREACHABLE_HOST: [
    'authPath',
    'names %, which cannot be reached: %.',
    'Check the spelling, the network, and a proxy or firewall on the way; whether PingOne is there, nobody has seen.',
  ],
  UNKNOWN_ENVIRONMENT: [
    'envID',
    'is not known at %, which is there and answers 404: the region is wrong, or the environment.',
    'Compare both with Environment Properties in the PingOne console.',
  ],
  UNKNOWN_DOMAIN: [
    'authPath',
    'names %, which is there and answers 404: it is no custom domain of an environment.',
    'Compare it with Domains in the PingOne console, or use the regional host.',
  ],
  INVALID_DISCOVERY: [
    'authPath',
    'names %, which answers the request for its discovery document with %.',
    'Check that the host is the one of PingOne, and that nothing on the way answers in its place.',
  ],
  DISCOVERY_MISMATCH: [
    'authPath',
    "leads to a discovery document of another issuer, '%', not '%'.",
    'Set authPath and envID to what that issuer begins with.',
  ],
  END_SESSION_MISMATCH: [
    'authPath',
    "leads to a discovery document with the end_session_endpoint %, where the SDK signs off at '%'.",
    'Check that the host is the one of PingOne. If it is, report the difference to this package.',
  ],
  INVALID_KEYS: [
    'authPath',
    'leads to a discovery document whose keys cannot be read: %.',
    'Check that the host is the one of PingOne, and that nothing on the way answers in its place.',
  ],
  UNKNOWN_KEY: [
    'idToken',
    'is signed by a key that the environment does not have (now).',
    'Pass an ID token of this environment, signed on anew if it is an old one.',
  ],
  INVALID_SIGNATURE: [
    'idToken',
    "has a signature that the environment's key did not make.",
    'Pass the id_token of the token response unchanged: nothing cut off, nothing decoded.',
  ],
  UNSUPPORTED_ALGORITHM: [
    'idToken',
    'is not signed with RS256, as PingOne signs.',
    'Pass the id_token of the token response.',
  ],
} as const

export type OnlineCode = keyof typeof ONLINE_TEXTS

/** A problem of `checkSignOff`, or one that only asking PingOne brings up. */
export interface Problem extends Omit<SignOffProblem, 'code'> {
  readonly code: SignOffProblem['code'] | OnlineCode
}

export function describeOnline(code: OnlineCode, ...details: readonly string[]): Problem {
  const [option, message, fix] = ONLINE_TEXTS[code]
  let next = 0
  const filled = message.replace(/%/g, () => `${details[next++]}`)
  return { code, level: 'error', option, message: `${option} ${filled}`, fix }
}
