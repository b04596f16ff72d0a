import type { ValidOptions } from '../options/check-options.ts'
import type { PingOneErrorBody, SignOffError } from '../problems/sign-off-error.ts'
import { isRecord, own } from '../request/own.ts'
import { encode } from '../request/percent-encoding.ts'
import { rejected, unanswered } from './failures.ts'
import { readBody } from './read-body.ts'
import { withTimeLimit } from './time-limit.ts'

const MAX_BODY = 65_536
const BODY_PATIENCE = 1000
const FIELDS = ['id', 'code', 'message', 'details', 'error', 'error_description']

/** Makes an error of an answer from 400 on. PingOne's or OAuth's JSON is told on, HTML is not. */
export async function readRejection(response: Response, options: ValidOptions): Promise<SignOffError> {
  const reading = withTimeLimit(BODY_PATIENCE, unanswered, options.signal, (signal) =>
    readBody(response, MAX_BODY, signal),
  )
  const body = await reading.catch(() => undefined)
  return rejected(response.status, parseBody(new TextDecoder().decode(body), options))
}

function parseBody(text: string, options: ValidOptions): PingOneErrorBody | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (!isRecord(body)) return undefined
    const known = FIELDS.map((field) => [field, own(body, field)])
    return JSON.parse(redact(JSON.stringify(Object.fromEntries(known)), options))
  } catch {
    return undefined
  }
}

/** The beginning of a JWT, or what is left of one, up to where an answer cut it short. */
const PIECE_OF_JWT = /(eyJ|\[redacted]\.(?=[\w[]))(\[redacted]|[\w.-])*/g

/** On the text, since an echo may stand in a name as well. */
function redact(json: string, options: ValidOptions): string {
  const toJson = (secret: string) => JSON.stringify(secret).slice(1, -1)
  return secretsOf(options)
    .reduce((text, secret) => text.replaceAll(toJson(secret), '[redacted]'), json)
    .replace(PIECE_OF_JWT, '[redacted]')
}

/** All that an answer might echo, longest first, also as it stood in the query. */
function secretsOf({ idToken = '', state = '', sessionToken = '', revoke = [] }: ValidOptions): string[] {
  // Not the names: `ST` stands in PingOne's own error codes.
  const cookies = sessionToken.split(/;\s*/).map((cookie) => cookie.replace(/^[^=]+=(?=[^=])/, ''))
  const whole = [idToken, ...idToken.split('.'), state, sessionToken, ...cookies, ...revoke]
  return [...whole, ...whole.map((secret) => encode(secret) ?? ''), ...whole.map(formEncode)]
    .filter(Boolean)
    .sort((one, other) => other.length - one.length)
}

function formEncode(value: string): string {
  return `${new URLSearchParams([['', value]])}`.slice(1)
}
