import type { ValidRequest } from './check-request.ts'
import { urlOf } from './sign-off-url.ts'

/** A sign-off as a POST. */
export interface SignOffForm {
  /** The address of the endpoint. */
  readonly action: string
  /** The names and values before form encoding. */
  readonly fields: Record<string, string>
}

/** Returns the request as a form. It has the same pairs as the URL, since they are read from the URL's query. */
export function formOf(request: ValidRequest): SignOffForm {
  const [action, ...pairs] = urlOf(request).split(/[?&]/) as [string, ...string[]]
  const fields = Object.fromEntries(pairs.map((pair) => pair.split('=').map(decodeURIComponent)))
  return { action, fields }
}
