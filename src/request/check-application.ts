import type { Report } from '../problems/problem.ts'
import { checkRedirectUri } from './check-redirect-uri.ts'
import { ENDPOINTS, type Endpoint } from './endpoints.ts'
import { type Environment, resolveEnvironment } from './environment.ts'
import { describeChange } from './near-miss.ts'
import { own } from './own.ts'
import { OPTIONS_BY_PARAMETER } from './parameters.ts'
import { encode } from './percent-encoding.ts'
import { readOptions } from './read-options.ts'
import { APPLICATION_OPTIONS, type ApplicationValues, type Pairs } from './sign-off-request.ts'

/** The application's part of a request. All checks have been made on it, except those that need the user's part. */
export interface CheckedApplication extends ApplicationValues {
  readonly endpoint: Endpoint
  readonly extraParameters: Pairs
  /** Absent only if there are errors. */
  readonly environment: Environment | undefined
  /** The redirect URI as it stands in a query. */
  readonly encodedUri: string | undefined
}

/** An application's part without errors. */
export interface ValidApplication extends CheckedApplication {
  readonly environment: Environment
}

export function checkApplication(application: unknown, report: Report): CheckedApplication {
  const values = readOptions(application, APPLICATION_OPTIONS, report)
  const { postLogoutRedirectUri: uri, postLogoutRedirectUris: registered } = values
  const { endpoint = ENDPOINTS.signoff, extraParameters = [] } = values
  const environment = resolveEnvironment(values, report)
  const isUri = uri && checkRedirectUri(uri, values.allowInsecureRedirect, report)
  // PingOne compares the URIs character by character (inferred).
  if (isUri && registered && !registered.includes(uri)) {
    report('UNREGISTERED_REDIRECT_URI', describeChange(uri, registered))
  }
  for (const [name] of extraParameters) {
    if (own(OPTIONS_BY_PARAMETER, name)) report('RESERVED_PARAMETER', name)
  }
  return Object.assign(values, { endpoint, extraParameters, environment, encodedUri: encode(uri) })
}
