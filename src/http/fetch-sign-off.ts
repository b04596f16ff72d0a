import { throwIfAborted } from '../options/aborted.ts'
import type { ValidOptions } from '../options/check-options.ts'
import { isPost } from '../request/request-line.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf, withoutReturn } from '../request/sign-off-url.ts'
import { timedOut } from './failures.ts'
import { isConfirmed } from './is-confirmed.ts'
import { readRejection } from './read-rejection.ts'
import { sendRequest } from './send-request.ts'
import { withTimeLimit } from './time-limit.ts'

const DEFAULT_TIMEOUT = 5000
/** Browsers refuse bodies of more than 64 KiB with keepalive (Fetch, "HTTP-network-or-cache fetch"). */
const MAX_KEEPALIVE_BODY = 60_000

/** What the answer to a request showed. */
export interface FetchOutcome {
  /** Whether the answer is evidence that PingOne signed the user off. */
  readonly confirmed: boolean
  /** The HTTP status of the answer. It is 0 if the browser hid it. */
  readonly status: number
  /** Where the answer redirects to. It is for comparison only: do not send a user there. */
  readonly location?: string
}

/** Sends the sign-off request. */
export async function fetchSignOff(options: ValidOptions): Promise<FetchOutcome> {
  const { timeout = DEFAULT_TIMEOUT, signal } = options
  const expired = () => timedOut('sign-off', timeout)
  // With a redirect URI, this endpoint would answer with a redirect instead of a 204.
  const asked = options.endpoint.endsByToken ? withoutReturn(options) : options
  const response = await withTimeLimit(timeout, expired, signal, (signal) => ask(asked, signal))
  const { status, headers, body } = response
  if (status >= 400) {
    const rejection = await readRejection(response, options)
    throwIfAborted(options)
    throw rejection
  }
  body?.cancel().catch(() => {})
  const location = headers.get('location')
  return { confirmed: isConfirmed(status, location, asked), status, ...(location !== null && { location }) }
}

async function ask(options: ValidOptions, signal: AbortSignal): Promise<Response> {
  const { action, fields } = formOf(options)
  const body = isPost(options) ? new URLSearchParams(fields) : null
  return sendRequest(options, body ? action : urlOf(options), {
    method: body ? 'POST' : 'GET',
    body,
    headers: headersOf(options),
    signal,
    ...(options.isPage && browserInit(options, body)),
  })
}

/** Returns the settings that only browsers get. Some other platforms reject them (workerd). */
function browserInit({ endpoint }: ValidOptions, body: URLSearchParams | null): RequestInit {
  return {
    credentials: endpoint.endsByToken ? 'omit' : 'include',
    keepalive: `${body ?? ''}`.length < MAX_KEEPALIVE_BODY,
  }
}

function headersOf({ endpoint, sessionToken }: ValidOptions): Record<string, string> {
  if (endpoint.endsByToken) return { accept: 'application/json' }
  if (!sessionToken) return {}
  return { cookie: /(^|;\s*)ST(-NO-SS)?=/.test(sessionToken) ? sessionToken : `ST=${sessionToken}` }
}
