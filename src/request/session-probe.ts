import type { RequestErrorCode } from '../problems/codes.ts'
import { type Report, requireNoErrors } from '../problems/problem.ts'
import { ERRORS, type Texts } from '../problems/texts.ts'
import { checkHint } from './check-hint.ts'
import { checkRedirectUri } from './check-redirect-uri.ts'
import { ENDPOINTS } from './endpoints.ts'
import { type Environment, resolveEnvironment } from './environment.ts'
import { addParameter } from './parameters.ts'
import { encode } from './percent-encoding.ts'
import { type OptionType, type OptionValues, readOptions, STRING } from './read-options.ts'
import { ENVIRONMENT_OPTIONS, readUser, TEXT, type UserValues } from './sign-off-request.ts'
import { generateState } from './state.ts'

/** The question to PingOne whether its session is alive. */
export interface SessionProbe {
  /** An origin with nothing after it: `'https://auth.pingone.eu'`, or a custom domain. */
  authPath: string | URL
  /** The environment ID, a UUID. Only a custom domain can do without it. */
  envID?: string | null | undefined
  /** The ID of the application that asks. */
  clientId: string
  /** One of the application's Redirect URIs, sent verbatim. It is a string, since a URL object would rewrite it. */
  redirectUri: string
  /**
   * The ID token, sent as `id_token_hint`. It limits the question to this user's session. At most 65,536 characters.
   */
  idToken?: string | null | undefined
  /** The state, which comes back with the answer. `probeSession` generates one if none is given. */
  state?: string | null | undefined
}

const REDIRECT_OPTIONS: Record<'clientId' | 'redirectUri', OptionType<string>> = {
  clientId: TEXT,
  redirectUri: STRING,
}

/**
 * Returns the texts of a probe's errors. Those about the redirect URI name the option that holds it.
 *
 * @param option the name of the option that holds the redirect URI
 */
export function probeErrors(option: string): Texts<RequestErrorCode> {
  return {
    ...ERRORS,
    INVALID_REDIRECT_URI: {
      option,
      message: '%.',
      fix: 'Write it as under Redirect URIs in the PingOne console, without state.',
    },
    INSECURE_REDIRECT_URI: { option, message: 'is not https.', fix: 'Use https.' },
  }
}

type ProbeValues = OptionValues<typeof ENVIRONMENT_OPTIONS & typeof REDIRECT_OPTIONS> & UserValues

/** A probe without errors. */
export interface ValidProbe extends ProbeValues {
  readonly environment: Environment
}

/**
 * Checks a probe, and returns it if it has no errors.
 *
 * @param check reports what else is wrong with the options
 * @param usualState makes the state of a probe that brings none
 * @throws SignOffError with every problem of the probe
 */
export function requireProbe<T>(
  probe: unknown,
  check: (report: Report) => T,
  usualState?: () => string,
): ValidProbe & T {
  const checked = requireNoErrors(
    (report) => ({ ...checkProbe(probe, report, usualState), ...check(report) }),
    probeErrors('redirectUri'),
  )
  return checked as ValidProbe & T
}

function checkProbe(probe: unknown, report: Report, usualState?: () => string) {
  const values = readOptions(probe, { ...ENVIRONMENT_OPTIONS, ...REDIRECT_OPTIONS }, report)
  const { idToken, state = usualState?.() } = readUser(probe, report)
  const environment = resolveEnvironment(values, report)
  const { clientId, redirectUri } = values
  for (const [option, value] of Object.entries({ clientId, redirectUri, state })) {
    if (!value) report('INVALID_OPTION', option, 'is missing')
  }
  checkHint(idToken, { environment, endpoint: ENDPOINTS.signoff, clientId }, report)
  if (redirectUri) checkRedirectUri(redirectUri, false, report)
  if (encode(state) === undefined) report('INVALID_STATE')
  return { ...values, idToken, state, environment }
}

/**
 * Builds the address that asks PingOne whether its session is alive. It is for a top-level navigation. In a frame or a
 * fetch, PingOne answers `prompt=none` with `login_required` wherever third-party cookies are blocked, even if the
 * session is alive.
 *
 * The code challenge is random: the hash of a verifier that nobody knows. So nobody can redeem a code that comes back.
 *
 * @param probe what is asked; `state` is required
 * @returns the URL for the user's browser to visit
 * @throws SignOffError with every problem of the probe
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.2
 * @example
 * ```ts
 * import { buildProbeUrl, generateState } from 'pingone-signoff'
 *
 * buildProbeUrl({
 *   authPath: 'https://auth.pingone.eu',
 *   envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *   clientId: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
 *   redirectUri: 'https://app.example.com/bye',
 *   state: generateState(), // keep it in a cookie, and compare it on the return
 * })
 * ```
 */
export function buildProbeUrl(probe: SessionProbe): string {
  return writeProbeUrl(requireProbe(probe, () => {}))
}

export function writeProbeUrl({ environment, clientId, redirectUri, idToken, state }: ValidProbe): string {
  const query =
    `?response_type=code&client_id=${encode(clientId)}&redirect_uri=${encode(redirectUri)}` +
    `&scope=openid&prompt=none&state=${encode(state)}` +
    `&code_challenge=${generateState()}&code_challenge_method=S256`
  return `${environment.issuer}/authorize${addParameter(query, 'id_token_hint', idToken)}`
}
