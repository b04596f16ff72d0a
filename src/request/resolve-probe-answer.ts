/** PingOne's answer about its session. */
export type ProbeAnswer =
  | {
      /** Whether PingOne has a session in this browser. If a hint was sent, only a session of that user counts. */
      readonly status: 'ended' | 'alive'
    }
  | {
      /** PingOne said something else. */
      readonly status: 'failed'
      /** The OAuth code. RFC 6749, section 4.1.2.1 */
      readonly error: string
      /** PingOne's message. */
      readonly errorDescription?: string
    }

/** The parameters of an answer. RFC 6749, section 4.1.2; RFC 9207; OpenID Connect Session Management 1.0, section 2 */
export const ANSWER_PARAMETERS: readonly string[] = [
  'code',
  'state',
  'error',
  'error_description',
  'iss',
  'session_state',
]

/** The user is signed on: only a consent or a choice is missing. OpenID Connect Core 1.0, section 3.1.2.6 */
const SIGNED_ON = /^(consent|account_selection)_required$/i

/**
 * Returns what an address says about the session. The address must be an answer of this issuer, with each parameter
 * sent once. That `login_required` comes by a redirect is inferred.
 */
export function resolveProbeAnswer({ searchParams }: URL, issuer: string): ProbeAnswer | undefined {
  if (ANSWER_PARAMETERS.some((name) => searchParams.getAll(name).length > 1)) return undefined
  const read = (name: string) => searchParams.get(name) ?? ''
  const [code, error] = [read('code'), read('error')]
  if (!code === !error || (searchParams.get('iss') ?? issuer) !== issuer) return undefined
  if (/^login_required$/i.test(error)) return { status: 'ended' }
  if (code || SIGNED_ON.test(error)) return { status: 'alive' }
  const errorDescription = read('error_description')
  return { status: 'failed', error, ...(errorDescription && { errorDescription }) }
}
