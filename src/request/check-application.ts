import type { Report } from '../problems/problem.ts'
import { checkRedirectUri, checkRegistered } from './check-redirect-uri.ts'
import { ENDPOINTS, type Endpoint } from './endpoints.ts'
import { type Environment, resolveEnvironment } from './environment.ts'
import { RESERVED_NAMES } from './parameters.ts'
import { encode } from './percent-encoding.ts'
import { readOptions } from './read-options.ts'
import { APPLICATION_OPTIONS, type ApplicationValues } from './sign-off-request.ts'

/** The application's part of a request, of which every check has been made but those that need the user's. */
export interface CheckedApplication extends ApplicationValues {
  readonly endpoint: Endpoint
  /** Absent only where there are errors. */
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
  const environment = resolveEnvironment(values, report)
  const isUri = uri && checkRedirectUri(uri, values.allowInsecureRedirect, report)
  if (isUri && registered) checkRegistered(uri, registered, report)
  for (const [name] of values.extraParameters ?? []) {
    if (RESERVED_NAMES.includes(name)) report('RESERVED_PARAMETER', name)
  }
  const { endpoint = ENDPOINTS.signoff } = values
  return Object.assign(values, { endpoint, environment, encodedUri: encode(uri) })
}
