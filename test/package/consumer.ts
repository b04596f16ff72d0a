/** An application that uses every export, for compilers alone to read. */
import type {
  CompleteSignOffOptions,
  PingOneEndpoints,
  PingOneErrorBody,
  SignedOffEvent,
  SignOffApplication,
  SignOffEndpoint,
  SignOffErrorCode,
  SignOffForm,
  SignOffOptions,
  SignOffProblem,
  SignOffRequest,
  SignOffResult,
  SignOffReturn,
  SignOffSteps,
  SignOffUrlBuilder,
  SignOffUser,
  SignOffWarningCode,
} from 'pingone-signoff'
import {
  type buildProbeUrl,
  type buildSignOffForm,
  type buildSignOffUrl,
  type CompleteProbeOptions,
  type checkSignOff,
  completeProbe,
  completeSignOff,
  type createSignOffUrlBuilder,
  generateState,
  type isSigningOff,
  type onSignedOff,
  type ProbeAnswer,
  type ProbeResult,
  type ProbeSessionOptions,
  type pingOneEndpoints,
  probeSession,
  type SessionProbe,
  SignOffError,
  signOff,
} from 'pingone-signoff'
import type {
  BeginOptions,
  createSignOffRoutes,
  ProbeRouteAnswer,
  SignOffBeginning,
  SignOffCookie,
  SignOffRouteReturn,
  SignOffRoutes,
  SignOffRoutesConfig,
  StartOptions,
} from 'pingone-signoff/server'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
declare function same<A, B>(proof: Same<A, B>): void
type Returned<T extends (...parameters: never[]) => unknown> = ReturnType<T>
type Taken<T extends (...parameters: never[]) => unknown> = Parameters<T>

same<SignOffEndpoint, 'signoff' | 'idpSignoff' | 'xpSignoff'>(true)
same<
  SignOffErrorCode,
  | 'INVALID_AUTH_PATH'
  | 'UNKNOWN_REGION'
  | 'INVALID_ENV_ID'
  | 'INVALID_ID_TOKEN'
  | 'NOT_AN_ID_TOKEN'
  | 'REGION_MISMATCH'
  | 'ENVIRONMENT_MISMATCH'
  | 'ISSUER_MISMATCH'
  | 'AUDIENCE_MISMATCH'
  | 'ID_TOKEN_REQUIRED'
  | 'INVALID_REDIRECT_URI'
  | 'INSECURE_REDIRECT_URI'
  | 'UNREGISTERED_REDIRECT_URI'
  | 'INVALID_STATE'
  | 'TOO_LONG'
  | 'RESERVED_PARAMETER'
  | 'INVALID_OPTION'
  | 'INVALID_SESSION_TOKEN'
  | 'SESSION_TOKEN_REQUIRED'
  | 'FRAMED_REDIRECT'
  | 'REJECTED'
  | 'REQUEST_FAILED'
  | 'TIMEOUT'
  | 'UNSUPPORTED_RUNTIME'
  | 'NAVIGATION_BLOCKED'
>(true)
same<
  SignOffWarningCode,
  | 'REDIRECT_WITHOUT_ID_TOKEN'
  | 'NO_REDIRECT_URI'
  | 'STATE_WITHOUT_REDIRECT_URI'
  | 'STATE_NOT_ASCII'
  | 'UNVERIFIABLE_RETURN'
  | 'NO_SIGN_OFF_ELSEWHERE'
  | 'LONG_URL'
  | 'LONG_REDIRECT'
  | 'FETCH_NEEDS_COOKIES'
>(true)

const minimal: SignOffRequest = { authPath: new URL('https://login.example.com') }
const request: Required<SignOffRequest> = {
  authPath: 'https://auth.pingone.eu',
  envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  idToken: null,
  clientId: null,
  postLogoutRedirectUri: 'https://app.example.com/bye',
  postLogoutRedirectUris: ['https://app.example.com/bye'] as const,
  state: generateState(),
  endpoint: 'xpSignoff',
  allowInsecureRedirect: false,
  extraParameters: { ui_locales: 'fr' },
}
const options: Required<SignOffOptions> = {
  ...request,
  mode: 'redirect',
  method: 'auto',
  appState: { cart: 7 },
  revoke: { accessToken: 'access', refreshToken: null },
  clearSession: async () => {},
  navigate: (url: string) => same<typeof url, string>(true),
  sessionToken: null,
  fetch,
  signal: new AbortController().signal,
  timeout: 1000,
}
const unset: SignOffOptions = { authPath: 'https://auth.pingone.eu', fetch: undefined, signal: undefined }

same<Returned<typeof buildSignOffUrl>, string>(true)
same<Returned<typeof buildSignOffForm>, SignOffForm>(true)
same<Taken<typeof createSignOffUrlBuilder>, [application: SignOffApplication]>(true)
same<Returned<typeof createSignOffUrlBuilder>, SignOffUrlBuilder>(true)
same<Taken<SignOffUrlBuilder>[0], SignOffUser | undefined>(true)
same<SignOffForm, { readonly action: string; readonly fields: Record<string, string> }>(true)
same<Returned<typeof checkSignOff>, SignOffProblem[]>(true)
same<SignOffProblem['code'], SignOffErrorCode | SignOffWarningCode>(true)
same<SignOffProblem['level'], 'error' | 'warning'>(true)
same<SignOffProblem['option' | 'message' | 'fix'], string>(true)
same<Taken<typeof pingOneEndpoints>, [environment: Pick<SignOffRequest, 'authPath' | 'envID'>]>(true)
same<Returned<typeof pingOneEndpoints>, PingOneEndpoints>(true)
same<keyof PingOneEndpoints, 'issuer' | 'signoff' | 'idpSignoff' | 'xpSignoff' | 'revocation' | 'discovery'>(
  true,
)
same<Returned<typeof generateState>, string>(true)
same<Returned<typeof isSigningOff>, boolean>(true)
same<Taken<typeof onSignedOff>, [listener: (event: SignedOffEvent) => void]>(true)
same<Returned<typeof onSignedOff>, () => void>(true)
same<SignedOffEvent, { readonly reason: 'other-tab' | 'bfcache'; readonly issuer: string }>(true)
same<Taken<typeof completeSignOff>[0], CompleteSignOffOptions | undefined>(true)
same<CompleteSignOffOptions['url'], string | URL | undefined>(true)
same<CompleteSignOffOptions['cleanUrl'], boolean | undefined>(true)

export function show(returned: SignOffReturn = completeSignOff()): unknown {
  if (returned.status === 'verified') {
    same<typeof returned.state, string>(true)
    return returned.appState
  }
  same<typeof returned.status, 'none' | 'missing' | 'unknown'>(true)
  return undefined
}

const probe: SessionProbe = {
  authPath: new URL('https://login.example.com'),
  clientId: 'app',
  redirectUri: 'https://app.example.com/bye',
  idToken: null,
  state: 'state',
}
same<Returned<typeof buildProbeUrl>, string>(true)
same<Taken<typeof buildProbeUrl>, [probe: SessionProbe]>(true)

export async function ask(): Promise<void> {
  const asked: ProbeSessionOptions = { ...probe, appState: {}, navigate: 'assign', signal: null }
  same<Awaited<Returned<typeof probeSession>>, void>(true)
  await probeSession(asked)
}

export function hear(options: CompleteProbeOptions): string | undefined {
  const answer: ProbeResult = completeProbe(options)
  same<ProbeResult['status'], ProbeAnswer['status'] | 'none' | 'missing' | 'unknown'>(true)
  if (answer.status === 'ended' || answer.status === 'alive') same<typeof answer.appState, unknown>(true)
  return answer.status === 'failed' ? answer.error + answer.errorDescription : undefined
}

export async function leave(): Promise<SignOffResult['mode']> {
  const result = await signOff(options)
  same<typeof result, SignOffResult>(true)
  same<typeof result.steps, SignOffSteps>(true)
  same<SignOffSteps[keyof SignOffSteps], PromiseSettledResult<void> | undefined>(true)
  if (result.mode === 'redirect') return result.mode
  same<typeof result.confirmed, boolean>(true)
  same<typeof result.status, number>(true)
  same<typeof result.location, string | undefined>(true)
  return result.mode
}

export function explain(error: unknown): PingOneErrorBody | undefined {
  if (!(error instanceof SignOffError)) return undefined
  same<typeof error.name, 'SignOffError'>(true)
  same<typeof error.code, SignOffErrorCode>(true)
  same<typeof error.problems, readonly SignOffProblem[]>(true)
  same<typeof error.option, string | undefined>(true)
  same<typeof error.status, number | undefined>(true)
  same<keyof PingOneErrorBody, 'id' | 'code' | 'message' | 'details' | 'error' | 'error_description'>(true)
  return error.pingOne
}

const config: SignOffRoutesConfig = {
  authPath: 'https://auth.pingone.eu',
  method: 'POST',
  origin: 'https://app.example.com',
  answer: 'redirect',
  probeRedirectUri: 'https://app.example.com/bye',
  onError: (error) => same<typeof error, unknown>(true),
}
const starts: StartOptions[] = [
  { idToken: null, returnTo: '/welcome', clearSession: undefined },
  { clearSession: () => new Headers() },
  { clearSession: async () => ({ 'set-cookie': 'session=; Max-Age=0' }) },
  { clearSession: () => [['set-cookie', 'session=; Max-Age=0']] },
  { clearSession: async () => {} },
]

same<Returned<typeof createSignOffRoutes>, SignOffRoutes>(true)
same<Returned<SignOffRoutes['start']>, Promise<Response>>(true)
same<Taken<SignOffRoutes['start']>[0], Request>(true)
same<Taken<SignOffRoutes['start']>[1], StartOptions | undefined>(true)
same<Taken<SignOffRoutes['begin']>[0], BeginOptions | undefined>(true)
same<Returned<SignOffRoutes['begin']>, Promise<SignOffBeginning>>(true)
same<SignOffBeginning['cookie'], SignOffCookie | undefined>(true)
same<SignOffBeginning['headers'], Headers>(true)
same<Taken<SignOffRoutes['complete']>, [request: Request]>(true)
same<Returned<SignOffRoutes['complete']>, SignOffRouteReturn>(true)
same<SignOffRouteReturn['status'], SignOffReturn['status']>(true)
same<SignOffRouteReturn['returnTo'], string | undefined>(true)
same<SignOffRouteReturn['headers'], Headers>(true)
same<Taken<SignOffRoutes['probe']>[0], Request>(true)
same<Taken<SignOffRoutes['probe']>[1], BeginOptions | undefined>(true)
same<Returned<SignOffRoutes['probe']>, Promise<Response>>(true)
same<Returned<SignOffRoutes['completeProbe']>, ProbeRouteAnswer>(true)
same<ProbeRouteAnswer['status'], ProbeResult['status']>(true)

export const used = [minimal, unset, config, starts]
