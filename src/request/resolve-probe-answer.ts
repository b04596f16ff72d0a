/** What PingOne said of its session. */
export type ProbeAnswer =
  | {
      /** Whether PingOne has a session in this browser, of the hinted user where one was hinted at. */
      readonly status: 'ended' | 'alive'
    }
  | {
      /** PingOne said something else. */
      readonly status: 'failed'
      /** OAuth's code. RFC 6749, section 4.1.2.1 */
      readonly error: string
      /** PingOne's words. */
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

/** The user is signed on: what is missing is a consent, or a choice. OpenID Connect Core 1.0, section 3.1.2.6 */
const SIGNED_ON = /^(consent|account_selection)_required$/i

/**
 * Looks up what an address says of the session, if it is an answer of this issuer, each parameter sent once. That `login_required` comes by a redirect
 * is inferred.
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
