import type { Report } from '../problems/problem.ts'

/** "post_logout_redirect_uri and state must have a combined value of less than 8192 characters" (PingOne, Sign off) */
export const MAX_COMBINED_LENGTH = 8191

export function checkLength(uri = '', state = '', report: Report): void {
  const length = uri.length + state.length
  if (length > MAX_COMBINED_LENGTH) report('TOO_LONG', state ? 'state' : 'postLogoutRedirectUri', length)
}
