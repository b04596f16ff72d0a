import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, noteProblem, sortProblems } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import { checkRedirectUri } from './check-redirect-uri.ts'
import { checkHint } from './check-user.ts'
import { ENDPOINTS } from './endpoints.ts'
import { type Environment, resolveEnvironment } from './environment.ts'
import { encode } from './percent-encoding.ts'
import { type OptionType, type OptionValues, readOptions, STRING } from './read-options.ts'
import { ENVIRONMENT_OPTIONS, TEXT } from './sign-off-request.ts'
import { generateState } from './state.ts'

/** What is asked of PingOne: whether its session lives. */
export interface SessionProbe {
  /** `'https://auth.pingone.eu'`, or a custom domain: an origin, nothing after it. */
  authPath: string | URL
  /** The environment ID, a UUID; only a custom domain can do without. */
  envID?: string | null | undefined
  /** The application that asks. */
  clientId: string
  /** One of the application's Redirect URIs. A string, since a URL object would rewrite it; sent verbatim. */
  redirectUri: string
  /** Sent as `id_token_hint`: asks for the session of this user alone. At most 65,536 characters. */
  idToken?: string | null | undefined
  /** Comes back with the answer. `probeSession` generates one where none is given. */
  state?: string | null | undefined
}

const PROBE_OPTIONS: typeof ENVIRONMENT_OPTIONS &
  Record<'clientId' | 'redirectUri' | 'idToken' | 'state', OptionType<string>> = {
  ...ENVIRONMENT_OPTIONS,
  clientId: TEXT,
  redirectUri: STRING,
  idToken: STRING,
  state: STRING,
}

/** A probe of which every check has been made. */
export interface CheckedProbe extends OptionValues<typeof PROBE_OPTIONS> {
  /** The errors, in the contract's order; with none, the probe can be sent. */
  readonly problems: SignOffProblem[]
  /** Absent only where there are errors. */
  readonly environment: Environment | undefined
}

/** @param usualState makes the state of a probe that brings none */
export function checkProbe(probe: unknown, usualState?: () => string): CheckedProbe {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(probe, PROBE_OPTIONS, report)
  values.state ??= usualState?.()
  const environment = resolveEnvironment(values, report)
  const { clientId, redirectUri, idToken, state } = values
  for (const option of ['clientId', 'redirectUri', 'state'] as const) {
    if (!values[option]) report('INVALID_OPTION', option, 'is missing')
  }
  checkHint(idToken, { environment, endpoint: ENDPOINTS.signoff, clientId }, report)
  if (redirectUri) checkReturn(redirectUri, problems)
  if (encode(state) === undefined) report('INVALID_STATE')
  return { ...values, environment, problems: sortProblems(problems) }
}

/** The same rules as for `postLogoutRedirectUri`, told of `redirectUri`. */
function checkReturn(redirectUri: string, problems: SignOffProblem[]): void {
  const found: SignOffProblem[] = []
  checkRedirectUri(redirectUri, false, createReport(found))
  for (const { message, fix, ...problem } of found) {
    noteProblem(problems, {
      ...problem,
      option: 'redirectUri',
      message: message.replace('postLogoutRedirectUri', 'redirectUri'),
      fix: fix.replace('Signoff URLs', 'Redirect URIs').replace(' or allowInsecureRedirect', ''),
    })
  }
}

/**
 * Builds the address that asks PingOne whether its session lives, for a top-level navigation: `prompt=none` in a frame or a
 * fetch is told `login_required` wherever third-party cookies are blocked, of a session that lives.
 *
 * The code challenge is random, the hash of a verifier that nobody knows: a code that comes back can be redeemed by nobody.
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
  const checked = checkProbe(probe)
  throwErrors(checked.problems)
  return writeProbeUrl(checked)
}

/** @param probe without errors */
export function writeProbeUrl({ environment, clientId, redirectUri, idToken, state }: CheckedProbe): string {
  const parameters = [
    'response_type=code',
    `client_id=${encode(clientId)}`,
    `redirect_uri=${encode(redirectUri)}`,
    'scope=openid',
    'prompt=none',
    `state=${encode(state)}`,
    `code_challenge=${generateState()}`,
    'code_challenge_method=S256',
    ...(idToken ? [`id_token_hint=${idToken}`] : []),
  ]
  return `${environment?.issuer}/authorize?${parameters.join('&')}`
}
