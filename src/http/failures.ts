import { type PingOneErrorBody, SignOffError } from '../problems/sign-off-error.ts'

/** No cause: what the platform threw may hold the URL, hint and all. */
export function unanswered(): SignOffError {
  return new SignOffError(
    'REQUEST_FAILED',
    'PingOne did not answer, or not to this origin; what PingOne received is unknown. Check the network and the allowed origins (CORS) of the application in the PingOne console, then try again.',
  )
}

export function rejected(status: number, pingOne?: PingOneErrorBody): SignOffError {
  return new SignOffError(
    'REJECTED',
    `PingOne rejected the request with status ${status}. Check authPath, and the application in the PingOne console.`,
    { status, ...(pingOne && { pingOne }) },
  )
}

export function timedOut(what: string, milliseconds: number): SignOffError {
  return new SignOffError(
    'TIMEOUT',
    `${what} did not end within ${milliseconds} ms; what PingOne received is unknown. Raise timeout, then try again.`,
  )
}
