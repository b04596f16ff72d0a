import { withTimeLimit } from '../http/time-limit.ts'
import type { SignOffProblem } from '../problems/codes.ts'
import { createReport } from '../problems/problem.ts'
import { createRedactor, type Secrets } from '../problems/redact.ts'
import { redactError } from '../problems/redact-error.ts'
import { SignOffError, throwErrors } from '../problems/sign-off-error.ts'
import { type HeaderPairs, keepCookies, readClearedHeaders, takesCookies } from './cleared-headers.ts'
import type { RouteSettings } from './route-settings.ts'
import { PATIENCE, tellError } from './tell-error.ts'

const FAULT = 'is not a function that returns headers or nothing'
const FAILED = 'clearSession failed, and the sign-off went on. Pass onError to be told of it.'

/**
 * Lets the application end its session. A function that fails, or never ends, does not stop the sign-off.
 *
 * @param hasCookie whether the answer sets a cookie that must survive Clear-Site-Data
 * @param secrets what the application's error may contain, for example after a failed call to its own store
 * @returns the headers that make the browser forget the session
 */
export async function clearSession(
  clear: (() => unknown) | undefined,
  hasCookie: boolean,
  settings: RouteSettings,
  secrets: Secrets,
): Promise<HeaderPairs> {
  if (!clear) return []
  try {
    const cleared = await withTimeLimit(PATIENCE, clearedTooLate, undefined, async () => clear())
    const pairs = readClearedHeaders(cleared)
    checkHeaders(pairs)
    if (!hasCookie || !takesCookies(pairs)) return pairs
    await tellError(settings, cookiesKept(), COOKIES_KEPT)
    return keepCookies(pairs)
  } catch (error) {
    await tellError(settings, redactError(error, createRedactor(secrets)), FAILED)
    return []
  }
}

/**
 * Checks that the headers are valid. The platform's own error would quote the header, with the session cookie in it.
 */
function checkHeaders(pairs: HeaderPairs): void {
  const problems: SignOffProblem[] = []
  try {
    for (const [name, value] of pairs) new Headers().append(name, value)
  } catch {
    createReport(problems)('INVALID_OPTION', 'clearSession', FAULT)
  }
  throwErrors(problems)
}

function clearedTooLate(): SignOffError {
  const message = `clearSession did not end within ${PATIENCE} ms, and the sign-off went on. Let it end sooner: what it returns is lost.`
  return new SignOffError('TIMEOUT', message)
}

const COOKIES_KEPT =
  'clearSession gave Clear-Site-Data with "cookies" or "*", which would take the cookie of the return along and was left out. Send it with the answer of the return, after complete.'

function cookiesKept(): SignOffError {
  return new SignOffError('INVALID_OPTION', COOKIES_KEPT, { option: 'clearSession' })
}
