import type { ValidOptions } from '../options/check-options.ts'
import { createRedactor } from '../problems/redact.ts'
import type { PingOneErrorBody, SignOffError } from '../problems/sign-off-error.ts'
import { isRecord, own } from '../request/own.ts'
import { OPTIONS_BY_PARAMETER } from '../request/parameters.ts'
import { rejected, unanswered } from './failures.ts'
import { readBody } from './read-body.ts'
import { withTimeLimit } from './time-limit.ts'

const MAX_BODY = 65_536
const BODY_PATIENCE = 1000
const FIELDS = ['id', 'code', 'message', 'details', 'error', 'error_description']
/** The fields that contain a code or the name of a parameter. */
const CODE_FIELDS = ['code', 'error', 'target']
/**
 * Names that PingOne uses: `INVALID_DATA`, `invalid_request`, `id_token_hint`. They are not hidden, even if a secret
 * has the same text.
 */
const NAME = /^([A-Z]+(_[A-Z]+)+|[a-z]+(_[a-z]+)+|innerError)$/

/**
 * Creates an error from an answer with a status of 400 or above. The error contains JSON in PingOne's form or in
 * OAuth's, but no HTML.
 */
export async function readRejection(response: Response, options: ValidOptions): Promise<SignOffError> {
  const reading = withTimeLimit(BODY_PATIENCE, unanswered, options.signal, (signal) =>
    readBody(response, MAX_BODY, signal),
  )
  const body = await reading.catch(() => undefined)
  const pingOne = parseBody(new TextDecoder().decode(body), createRedactor(options))
  return rejected(response.status, pingOne, optionOf(pingOne))
}

function parseBody(text: string, redact: (text: string) => string): PingOneErrorBody | undefined {
  const redactName = (name: string) => (NAME.test(name) ? name : redact(name))
  const clean = (field: string, value: unknown) => {
    if (isRecord(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [redactName(name), item]))
    }
    if (typeof value !== 'string' && typeof value !== 'number') return value
    const told = CODE_FIELDS.includes(field) ? redactName(`${value}`) : redact(`${value}`)
    return told === `${value}` ? value : told
  }
  try {
    const body: unknown = JSON.parse(text, clean)
    if (!isRecord(body)) return undefined
    const known = FIELDS.filter((field) => own(body, field) !== undefined)
    return Object.fromEntries(known.map((field) => [field, body[field]]))
  } catch {
    return undefined
  }
}

/** Returns the option whose parameter PingOne complains about, if it is one of ours. */
function optionOf(pingOne: PingOneErrorBody | undefined): string | undefined {
  const details = own(pingOne, 'details')
  const targets = Array.isArray(details) ? details.map((detail) => own(detail, 'target')) : []
  return Object.entries(OPTIONS_BY_PARAMETER).find(([name]) => targets.includes(name))?.[1]
}
