import type { Report } from '../problems/problem.ts'
import { checkRedirectUri, checkRegistered } from './check-redirect-uri.ts'
import { ENDPOINTS, type Endpoint } from './endpoints.ts'
import { type Environment, resolveEnvironment } from './environment.ts'
import { isReserved, joinParameters, PARAMETERS, writeParameter } from './parameters.ts'
import { readOptions } from './read-options.ts'
import { APPLICATION_OPTIONS, type ApplicationValues } from './sign-off-request.ts'

/** The application's part of a request, of which every check has been made but those that need the user's. */
export interface CheckedApplication extends Omit<ApplicationValues, 'endpoint'> {
  readonly endpoint: Endpoint
  /** Absent only where there are errors. */
  readonly environment: Environment | undefined
  /** Its parameters as they stand in a query, written once for all users. */
  readonly written: WrittenParameters
}

interface WrittenParameters {
  readonly clientId: string
  readonly redirectUri: string
  readonly extra: string
}

/** An application's part without errors. */
export interface ValidApplication extends CheckedApplication {
  readonly environment: Environment
}

export function checkApplication(application: unknown, report: Report): CheckedApplication {
  const values = readOptions(application, APPLICATION_OPTIONS, report)
  const endpoint: Endpoint = ENDPOINTS[values.endpoint ?? 'signoff']
  const environment = resolveEnvironment(values, report)
  checkReturn(values, report)
  const extra = values.extraParameters ?? []
  for (const [name] of extra) if (isReserved(name)) report('RESERVED_PARAMETER', { name })
  return Object.assign(values, { endpoint, environment, written: writeParameters(values, endpoint) })
}

function checkReturn(values: ApplicationValues, report: Report): void {
  const { postLogoutRedirectUri: uri, postLogoutRedirectUris: registered, allowInsecureRedirect } = values
  if (!uri) return
  const rules = { option: 'postLogoutRedirectUri', list: 'Signoff URLs', allowInsecureRedirect }
  const isUri = checkRedirectUri(uri, rules, report)
  if (isUri && registered) checkRegistered(uri, registered, report)
}

function writeParameters(values: ApplicationValues, { sendsClientId }: Endpoint): WrittenParameters {
  const { clientId, postLogoutRedirectUri, extraParameters = [] } = values
  return {
    clientId: sendsClientId ? writeParameter(PARAMETERS.clientId, clientId) : '',
    redirectUri: writeParameter(PARAMETERS.postLogoutRedirectUri, postLogoutRedirectUri),
    extra: extraParameters.map(([name, value]) => writeParameter(name, value)).reduce(joinParameters, ''),
  }
}
