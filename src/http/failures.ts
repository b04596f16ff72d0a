import { type PingOneErrorBody, SignOffError } from '../problems/sign-off-error.ts'

/**
 * Creates the error for a request without an answer. It has no `cause`: what the platform threw may contain the URL,
 * and with it the hint.
 *
 * @param isPage whether the request came from a page: a browser does not tell the reason
 * @param errorCode the platform's code for the reason
 */
export function unanswered(isPage = false, errorCode?: string): SignOffError {
  const remedy = isPage
    ? 'the network, CORS in the PingOne console, and connect-src of the CSP'
    : 'the network and authPath'
  const reason = errorCode && !isPage ? ` (${errorCode})` : ''
  return new SignOffError(
    'REQUEST_FAILED',
    `PingOne did not answer${reason}. What it received is unknown. Check ${remedy}. Try again.`,
  )
}

export function rejected(status: number, pingOne?: PingOneErrorBody, option?: string): SignOffError {
  return new SignOffError(
    'REJECTED',
    `PingOne answered with status ${status}. Check ${option ?? 'authPath'}, and the application in the PingOne console.`,
    { status, ...(pingOne && { pingOne }), ...(option && { option }) },
  )
}

export function timedOut(what: string, milliseconds: number): SignOffError {
  return new SignOffError(
    'TIMEOUT',
    `${what} did not end within ${milliseconds} ms. What PingOne received is unknown. Raise timeout. Try again.`,
  )
}
