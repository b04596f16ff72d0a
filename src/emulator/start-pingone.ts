import { createAnswer, type Interceptor } from './answer.ts'
import { createCertificate } from './certificate.ts'
import { type Faults, replaceFaults } from './faults.ts'
import { type Listener, listen } from './listen.ts'
import { hostsOf } from './places.ts'
import { createRequestLog, type RecordedRequest } from './request-log.ts'
import type { SignedOnSession } from './sessions.ts'
import { DEFAULT_ENVIRONMENT, type EnvironmentOptions, type PingOneOptions } from './settings.ts'
import { createTenant, type PingOneEnvironment, type Tenant } from './tenant.ts'

/** A PingOne that runs, on loopback alone. */
export interface PingOne {
  /** In the order of the settings. */
  readonly environments: readonly [PingOneEnvironment, ...PingOneEnvironment[]]
  readonly port: number
  /** PEM, for clients that have to trust it: only with `tls`. */
  readonly certificate: string | undefined
  /** What was asked, the oldest first, tokens in: the last 10,000 requests. Empty it whenever you like. */
  readonly requests: RecordedRequest[]
  /** Who is signed on, whatever a page or an answer says: the truth to assert on. */
  sessions: () => SignedOnSession[]
  /** What goes wrong. Set one by one, or all together by another object. */
  faults: Faults
  /** Lets a test answer, delay or destroy each request before PingOne sees it; `undefined` lets them through again. */
  intercept: (interceptor: Interceptor | undefined) => void
  /** Back to how it started: nobody signed on, nothing recorded, the settings' applications, users and faults. */
  reset: () => Promise<void>
  /** Ends all connections, and frees the port. */
  close: () => Promise<void>
}

/**
 * Starts a PingOne for the tests of applications: its paths, hosts, cookies, rules and error pages.
 *
 * It listens on loopback alone and lives in this process's memory. What it does is what PingOne's public documentation
 * says; where that is silent, it is inferred.
 *
 * @param options - All of them have a default.
 * @returns once it answers.
 * @throws Error (a rejection) with `code: 'EADDRINUSE'` where the port is taken.
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
  const settings = structuredClone(options)
  const { environments = [DEFAULT_ENVIRONMENT], port = 0, tls: isTls = false, sameSite = 'None' } = settings
  const certificate = isTls ? await certificateFor(environments) : undefined
  const log = createRequestLog()
  const faults: Faults = { ...settings.faults }
  let interceptor: Interceptor | undefined
  const listener = await listen(port, certificate, (request, response) => answer(request, response))
  const surroundings = { listening: { isTls, port: listener.port }, sameSite, faults }
  const creating = Promise.all(environments.map((environment) => createTenant(environment, surroundings)))
  const handlers = creating.then((tenants) => tenants.flatMap((tenant) => tenant.handlers))
  const answer = createAnswer({ log, interceptor: () => interceptor, faults, handlers })
  const tenants = await orClose(listener, creating)
  return {
    environments: nonEmpty(tenants.map(({ environment }) => environment)),
    port: listener.port,
    certificate: certificate?.certificate,
    requests: log.requests,
    sessions: () => tenants.flatMap(({ sessions }) => sessions()),
    get faults() {
      return faults
    },
    set faults(next) {
      replaceFaults(faults, next)
    },
    intercept: (next) => {
      interceptor = next
    },
    reset: async () => {
      for (const tenant of tenants) tenant.reset()
      log.requests.length = 0
      replaceFaults(faults, settings.faults ?? {})
      interceptor = undefined
    },
    close: listener.close,
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

function nonEmpty(environments: PingOneEnvironment[]): PingOne['environments'] {
  const [first, ...rest] = environments
  if (!first) throw new TypeError('A PingOne has at least one environment')
  return [first, ...rest]
}
