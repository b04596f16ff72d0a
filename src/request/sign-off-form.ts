import type { ValidRequest } from './check-request.ts'
import { urlOf } from './sign-off-url.ts'

/** A sign-off as a POST. */
export interface SignOffForm {
  /** The endpoint. */
  readonly action: string
  /** Names and values, as they are before form encoding. */
  readonly fields: Record<string, string>
}

/** The same pairs as the URL's, since they are read from its query. */
export function formOf(request: ValidRequest): SignOffForm {
  const [action, ...pairs] = urlOf(request).split(/[?&]/) as [string, ...string[]]
  const fields = Object.fromEntries(pairs.map((pair) => pair.split('=').map(decodeURIComponent)))
  return { action, fields }
}
