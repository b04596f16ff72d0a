import { type PingOneErrorBody, SignOffError } from '../problems/sign-off-error.ts'

/**
 * No cause: what the platform threw may hold the URL, hint and all.
 *
 * @param isPage whether a browser kept the reason for itself
 * @param errorCode the platform's
 */
export function unanswered(isPage = false, errorCode?: string): SignOffError {
  const where = isPage
    ? ', or not to this origin; what it received is unknown. Check the network, the allowed origins (CORS) of the application in the PingOne console, and connect-src of the CSP'
    : `${errorCode ? ` (${errorCode})` : ''}; what it received is unknown. Check the network and authPath`
  return new SignOffError('REQUEST_FAILED', `PingOne did not answer${where}, then try again.`)
}

export function rejected(status: number, pingOne?: PingOneErrorBody, option?: string): SignOffError {
  return new SignOffError(
    'REJECTED',
    `PingOne rejected the request with status ${status}. Check ${option ?? 'authPath'}, and the application in the PingOne console.`,
    { status, ...(pingOne && { pingOne }), ...(option && { option }) },
  )
}

export function timedOut(what: string, milliseconds: number): SignOffError {
  return new SignOffError(
    'TIMEOUT',
    `${what} did not end within ${milliseconds} ms; what PingOne received is unknown. Raise timeout, then try again.`,
  )
}
