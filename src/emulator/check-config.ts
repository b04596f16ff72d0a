import { type ConfigProblem, checkSchema } from './check-schema.ts'
import schema from './config.schema.json' with { type: 'json' }
import { isLoopback } from './places.ts'
import type { EnvironmentOptions, PingOneOptions } from './settings.ts'

/** Returns all that is wrong with settings, whether they come from code or from a file. */
export function checkConfig(config: unknown): ConfigProblem[] {
  const problems = checkSchema(config, schema, '')
  // Combinations are checked once every setting is right by itself.
  return problems.length ? problems : checkTogether(config as PingOneOptions)
}

/** Returns all that is wrong with faults that are set while PingOne runs. */
export function checkFaults(faults: unknown): ConfigProblem[] {
  return checkSchema(faults, { $ref: '#/$defs/faults' }, '')
}

/** @throws Error with `code: 'INVALID_CONFIG'` and `problems`, if there are any */
export function throwProblems(problems: readonly ConfigProblem[], what: string): void {
  if (!problems.length) return
  const lines = problems.map(({ path, message }) => `${path || what} ${message}`)
  throw Object.assign(new Error(lines.join('\n')), { code: 'INVALID_CONFIG', problems })
}

function checkTogether({ environments = [], tls = false }: PingOneOptions): ConfigProblem[] {
  return environments.flatMap((environment, index) => {
    const path = `environments[${index}]`
    return [
      ...checkHosts(environment, tls, path),
      ...(environments.findIndex(isSameAs(environment)) < index
        ? [{ path, message: 'has the host and the envID, or the custom domain, of another environment' }]
        : []),
      ...repeated(environment.applications, ({ clientId }) => clientId, `${path}.applications`, 'clientId'),
      ...repeated(environment.users, ({ username }) => username, `${path}.users`, 'username'),
    ]
  })
}

/**
 * Checks the host names of an environment. In plain http each must lead to this machine by itself, because any other
 * name would have to be resolved by the tester.
 */
function checkHosts({ host, customDomain }: EnvironmentOptions, tls: boolean, path: string): ConfigProblem[] {
  const names = { host, customDomain }
  const far = Object.entries(names).filter(([, name]) => !tls && name !== undefined && !isLoopback(name))
  const message = 'must be localhost, a name below it such as login.localhost, or 127.0.0.1: others need tls'
  const wrong = far.map(([name]) => ({ path: `${path}.${name}`, message }))
  const isTwice = customDomain !== undefined && customDomain === (host ?? 'localhost')
  return isTwice
    ? [...wrong, { path: `${path}.customDomain`, message: 'must be another name than host' }]
    : wrong
}

function isSameAs(one: EnvironmentOptions): (other: EnvironmentOptions) => boolean {
  const hostOf = ({ host = 'localhost' }: EnvironmentOptions) => host
  return (other) =>
    (other.envID === one.envID && hostOf(other) === hostOf(one)) ||
    (other.customDomain !== undefined && other.customDomain === one.customDomain)
}

function repeated<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  path: string,
  property: string,
): ConfigProblem[] {
  const names = items.map(nameOf)
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path: `${path}[${index}].${property}`, message: `is that of ${path}[${names.indexOf(name)}] too` }]
      : [],
  )
}
