import { createAnswer, type Interceptor, type Stations } from './answer.ts'
import { createCertificate } from './certificate.ts'
import { checkConfig, checkFaults, throwProblems } from './check-config.ts'
import { createControl } from './control.ts'
import type { Controlled } from './controlled.ts'
import { type Faults, replaceFaults } from './faults.ts'
import { type Listener, listen } from './listen.ts'
import type { PingOne } from './pingone.ts'
import { hostsOf } from './places.ts'
import { createRequestLog } from './request-log.ts'
import { DEFAULT_ENVIRONMENT, type EnvironmentOptions, type PingOneOptions } from './settings.ts'
import { createTenant, type PingOneEnvironment, type Tenant } from './tenant.ts'

/**
 * Starts a PingOne for the tests of applications, with its paths, hosts, cookies, rules and error pages.
 *
 * It listens on loopback only, and keeps everything in this process's memory. It does what PingOne's public
 * documentation says. Where that is silent, it is inferred.
 *
 * @param options - Each of them has a default.
 * @returns the running PingOne, once it answers.
 * @throws Error (a rejection) with `code: 'INVALID_CONFIG'` and `problems: { path, message }[]` if settings are wrong,
 * or with `code: 'EADDRINUSE'` if the port is taken.
 * @example
 * ```ts
 * import { startPingOne } from 'pingone-signoff/emulator'
 *
 * const pingOne = await startPingOne()
 * const { issuer, applications, users } = pingOne.environments[0]
 * // Configure the application under test with these, let a test sign on and off, and then:
 * console.log(pingOne.sessions())
 * await pingOne.close()
 * ```
 */
export async function startPingOne(options: PingOneOptions = {}): Promise<PingOne> {
  throwProblems(checkConfig(options), 'options')
  const settings = structuredClone(options)
  const { environments = [DEFAULT_ENVIRONMENT], port = 0, tls: isTls = false, sameSite = 'None' } = settings
  const certificate = isTls ? await certificateFor(environments) : undefined
  const state = createState(settings, certificate?.certificate)
  const listener = await listen(port, certificate, (request, response) => answer(request, response))
  const surroundings = { listening: { isTls, port: listener.port }, sameSite, faults: state.faults }
  const creating = Promise.all(environments.map((environment) => createTenant(environment, surroundings)))
  const handlers = creating.then((tenants) => tenants.flatMap((tenant) => tenant.handlers))
  const answer = createAnswer({ ...state, control: createControl(state, isTls), handlers })
  state.tenants.push(...(await orClose(listener, creating)))
  return toPingOne(state, listener)
}

/** What changes while PingOne runs. */
interface State extends Controlled, Pick<Stations, 'log' | 'interceptor'> {
  /** Empty until all tenants are ready. */
  tenants: Tenant[]
  intercept: PingOne['intercept']
}

function createState(settings: PingOneOptions, certificate: string | undefined): State {
  const tenants: Tenant[] = []
  const log = createRequestLog()
  const faults: Faults = { ...settings.faults }
  let interceptor: Interceptor | undefined
  const intercept = (next: Interceptor | undefined) => {
    interceptor = next
  }
  return {
    tenants,
    environments: () => tenants.map(({ environment }) => environment),
    log,
    requests: log.requests,
    sessions: () => tenants.flatMap((tenant) => tenant.sessions()),
    faults,
    interceptor: () => interceptor,
    intercept,
    reset: () => {
      for (const tenant of tenants) tenant.reset()
      log.requests.length = 0
      replaceFaults(faults, settings.faults ?? {})
      intercept(undefined)
    },
    certificate,
  }
}

function toPingOne(state: State, { port, close }: Listener): PingOne {
  return {
    environments: nonEmpty(state.environments()),
    port,
    certificate: state.certificate,
    requests: state.requests,
    sessions: state.sessions,
    get faults() {
      return state.faults
    },
    set faults(next) {
      throwProblems(checkFaults(next), 'faults')
      replaceFaults(state.faults, next)
    },
    intercept: state.intercept,
    reset: async () => state.reset(),
    close,
  }
}

function certificateFor(environments: readonly EnvironmentOptions[]): ReturnType<typeof createCertificate> {
  return createCertificate([...environments.flatMap(hostsOf), 'localhost', '127.0.0.1'])
}

async function orClose(listener: Listener, creating: Promise<Tenant[]>): Promise<Tenant[]> {
  try {
    return await creating
  } catch (error) {
    await listener.close()
    throw error
  }
}

function nonEmpty(environments: readonly PingOneEnvironment[]): PingOne['environments'] {
  const [first, ...rest] = environments
  if (!first) throw new TypeError('A PingOne has at least one environment')
  return [first, ...rest]
}
