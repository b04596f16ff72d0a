import { isEvidence } from './evidence.ts'
import { hasDocument } from './page.ts'
import { rejectionOf } from './rejection.ts'
import { SignOffError } from './sign-off-error.ts'
import { type CheckedOptions, isPost } from './sign-off-options.ts'
import { withTimeLimit } from './time-limit.ts'
import { formOf, urlOf } from './wire.ts'

const DEFAULT_TIMEOUT = 5000
/** Browsers refuse bodies of more than 64 KiB with keepalive (Fetch, "HTTP-network-or-cache fetch"). */
const MAX_KEEPALIVE_BODY = 60_000

/** What a request showed. */
export interface FetchOutcome {
  /** Whether the answer is evidence that PingOne signed the user off. */
  readonly confirmed: boolean
  /** 0 where the browser hid it. */
  readonly status: number
  readonly location?: string
}

/** Redirects are never followed: they would carry the hint or the cookie along. */
export function fetchSignOff(options: CheckedOptions): Promise<FetchOutcome> {
  const { timeout = DEFAULT_TIMEOUT, endpoint } = options
  const expired = () =>
    new SignOffError(
      'TIMEOUT',
      `PingOne did not answer within ${timeout} ms, so the session may live on. Try again, or raise timeout.`,
    )
  // With either, idpSignoff would answer with a redirect instead of a 204.
  const bare = { ...options, postLogoutRedirectUri: undefined, state: undefined }
  const asked = endpoint === 'idpSignoff' ? bare : options
  return withTimeLimit(timeout, expired, options.signal, async (signal) => {
    const response = await send(asked, signal)
    if (response.status >= 400) throw await rejectionOf(response, options)
    response.body?.cancel().catch(() => {})
    const location = response.headers.get('location')
    const confirmed = isEvidence(response.status, location, asked)
    return { confirmed, status: response.status, ...(location !== null && { location }) }
  })
}

async function send(options: CheckedOptions, signal: AbortSignal): Promise<Response> {
  const { fetch: send = fetch } = options
  const fields = new URLSearchParams(formOf(options).fields)
  const url = isPost(options) ? formOf(options).action : urlOf(options)
  const init = isPost(options) ? { method: 'POST', body: fields } : { method: 'GET' }
  const common = { headers: headersOf(options), redirect: 'manual', signal } as const
  try {
    return await send(url, {
      ...common,
      ...init,
      ...(hasDocument() && browserInit(options, `${fields}`.length)),
    })
  } catch {
    // What the platform threw may hold the URL, hint and all.
    throw new SignOffError(
      'REQUEST_FAILED',
      "PingOne was not reached, or the browser kept its answer. Check the network, and that the application allows this origin (CORS); or use mode 'redirect'.",
    )
  }
}

/** Elsewhere some platforms refuse to be told (workerd). */
function browserInit(options: CheckedOptions, bodyLength: number): RequestInit {
  return {
    credentials: options.endpoint === 'idpSignoff' ? 'omit' : 'include',
    keepalive: !isPost(options) || bodyLength < MAX_KEEPALIVE_BODY,
  }
}

function headersOf({ endpoint, sessionToken }: CheckedOptions): Record<string, string> {
  if (endpoint === 'idpSignoff') return { accept: 'application/json' }
  if (!sessionToken) return {}
  return { cookie: /(^|;\s*)ST(-NO-SS)?=/.test(sessionToken) ? sessionToken : `ST=${sessionToken}` }
}
