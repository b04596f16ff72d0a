import type { SignOffProblem } from '../problems/codes.ts'
import { describeProblem } from '../problems/problem.ts'
import type { Texts } from '../problems/texts.ts'

/** Codes of the problems that only `--online` finds, by asking PingOne. */
export type OnlineCode =
  | 'UNREACHABLE_HOST'
  | 'UNKNOWN_ENVIRONMENT'
  | 'UNKNOWN_DOMAIN'
  | 'INVALID_DISCOVERY'
  | 'DISCOVERY_MISMATCH'
  | 'END_SESSION_MISMATCH'
  | 'INVALID_KEYS'
  | 'UNKNOWN_KEY'
  | 'INVALID_SIGNATURE'
  | 'UNSUPPORTED_ALGORITHM'

/** The words for each code of `--online`. Each `%` stands for the next detail, as in the texts of the SDK. */
export const ONLINE_TEXTS: Texts<OnlineCode> = {
  UNREACHABLE_HOST: {
    option: 'authPath',
    message: 'names %, which cannot be reached: %.',
    fix: 'Check the spelling, the network, and a proxy or firewall on the way; whether PingOne is there, nobody has seen.',
  },
  UNKNOWN_ENVIRONMENT: {
    option: 'envID',
    message: 'is not known at %, which is there and answers 404: the region is wrong, or the environment.',
    fix: 'Compare both with Environment Properties in the PingOne console.',
  },
  UNKNOWN_DOMAIN: {
    option: 'authPath',
    message: 'names %, which is there and answers 404: it is no custom domain of an environment.',
    fix: 'Compare it with Domains in the PingOne console, or use the regional host.',
  },
  INVALID_DISCOVERY: {
    option: 'authPath',
    message: 'names %, which answers the request for its discovery document with %.',
    fix: 'Check that the host is the one of PingOne, and that nothing on the way answers in its place.',
  },
  DISCOVERY_MISMATCH: {
    option: 'authPath',
    message: "leads to a discovery document of another issuer, '%', not '%'.",
    fix: 'Set authPath and envID to what that issuer begins with.',
  },
  END_SESSION_MISMATCH: {
    option: 'authPath',
    message: "leads to a discovery document with the end_session_endpoint %, where the SDK signs off at '%'.",
    fix: 'Check that the host is the one of PingOne. If it is, report the difference to this package.',
  },
  INVALID_KEYS: {
    option: 'authPath',
    message: 'leads to a discovery document whose keys cannot be read: %.',
    fix: 'Check that the host is the one of PingOne, and that nothing on the way answers in its place.',
  },
  UNKNOWN_KEY: {
    option: 'idToken',
    message: 'is signed by a key that the environment does not have (now).',
    fix: 'Pass an ID token of this environment, signed on anew if it is an old one.',
  },
  INVALID_SIGNATURE: {
    option: 'idToken',
    message: "has a signature that the environment's key did not make.",
    fix: 'Pass the id_token of the token response unchanged: nothing cut off, nothing decoded.',
  },
  UNSUPPORTED_ALGORITHM: {
    option: 'idToken',
    message: 'is not signed with RS256, as PingOne signs.',
    fix: 'Pass the id_token of the token response.',
  },
}

/** A problem of `checkSignOff`, or one that only `--online` finds. */
export interface Problem extends Omit<SignOffProblem, 'code'> {
  readonly code: SignOffProblem['code'] | OnlineCode
}

export function describeOnline(code: OnlineCode, ...details: readonly string[]): Problem {
  return describeProblem(ONLINE_TEXTS, code, 'error', details)
}
