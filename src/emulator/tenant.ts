import type { GenerateKeyPairResult } from 'jose'
import type { Faults } from './faults.ts'
import type { Handler } from './handler.ts'
import { loadProvider } from './peers.ts'
import { type Listening, type Place, placesOf } from './places.ts'
import { serveEnvironment } from './serve-environment.ts'
import { listSessions, type SignedOnSession } from './sessions.ts'
import type { ApplicationOptions, EnvironmentOptions, PingOneOptions, UserOptions } from './settings.ts'
import { createStore, type Store } from './store.ts'

/** An environment of a running PingOne: what an application is configured with, and what a test may change. */
export interface PingOneEnvironment {
  /** The `envID` to configure the application with. */
  readonly envID: string
  /** The issuer at its host. A custom domain has an issuer of its own. */
  readonly issuer: string
  /** The `authPath` to configure the application with. */
  readonly authPath: string
  /** PingOne reads the list with every request: you may change, add or disable an application. */
  readonly applications: ApplicationOptions[]
  /** PingOne reads the list with every sign-on. */
  readonly users: UserOptions[]
}

/** An environment with all that belongs to it. */
export interface Tenant {
  environment: PingOneEnvironment
  handlers: readonly Handler[]
  sessions: () => SignedOnSession[]
  reset: () => void
}

export interface TenantSurroundings {
  listening: Listening
  sameSite: NonNullable<PingOneOptions['sameSite']>
  faults: Faults
}

export async function createTenant(
  options: EnvironmentOptions,
  { listening, sameSite, faults }: TenantSurroundings,
): Promise<Tenant> {
  const places = placesOf(options, listening)
  const applications = structuredClone([...options.applications])
  const users = structuredClone([...options.users])
  // Another thread makes the keys while this one loads oidc-provider, which takes about as long.
  const [keys] = await Promise.all([createKeys(), loadProvider()])
  const common = { ...options, applications, users, keys, faults, sameSite: possible(sameSite, listening) }
  const create = async (place: Place): Promise<[Store, Handler]> => {
    const store = createStore()
    return [store, await serveEnvironment({ ...common, ...place }, store)]
  }
  // There is one for each host of the environment, because cookies, issuers and therefore sessions are per host.
  const created = await Promise.all(places.map(create))
  const [{ origin, path }] = places
  return {
    environment: {
      envID: options.envID,
      issuer: `${origin}${path}/as`,
      authPath: origin,
      applications,
      users,
    },
    handlers: created.map(([, handle]) => handle),
    sessions: () => created.flatMap(([store]) => listSessions(options.envID, store)),
    reset: () => {
      for (const [store] of created) store.clear()
      restore(applications, options.applications)
      restore(users, options.users)
    },
  }
}

async function createKeys(): Promise<GenerateKeyPairResult> {
  const { generateKeyPair } = await import('jose')
  return generateKeyPair('RS256', { extractable: true })
}

/**
 * Replaces `None` by `Lax` in plain http. Measured: Chromium drops a cookie with SameSite=None that is not Secure, on
 * localhost too.
 */
function possible(sameSite: TenantSurroundings['sameSite'], { isTls }: Listening): typeof sameSite {
  return !isTls && sameSite === 'None' ? 'Lax' : sameSite
}

/** Restores the list and its items in place, because tests hold both. */
function restore<T extends object>(items: T[], originals: readonly T[]): void {
  const restored = originals.map((original, index) => {
    const item = items[index] ?? {}
    for (const name of Object.keys(item)) Reflect.deleteProperty(item, name)
    return Object.assign(item, structuredClone(original))
  })
  items.splice(0, items.length, ...restored)
}
