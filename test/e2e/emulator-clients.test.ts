/** Login libraries in a browser, as their documentation shows them, unchanged: on, and off by their own means. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measure } from '../../bench/browser/round.ts'
import { WAYS } from '../../bench/browser/ways.ts'
import { type BenchWorld, startBenchWorld } from '../../bench/browser/world.ts'

let world: BenchWorld
beforeAll(async () => {
  world = await startBenchWorld()
})
afterAll(() => world?.close())

/** @forgerock/oidc-client signs off by the ID token alone, which PingOne refuses unless the application may. */
const SESSIONS: Record<string, string> = {
  'oidc-client-ts': 'ended',
  'oidc-client-ts, in the page that signed on': 'ended',
  '@forgerock/oidc-client': 'lives',
  '@forgerock/oidc-client, by ID token': 'ended',
}

describe('at the emulator', () => {
  it.each(WAYS.filter(({ script }) => script !== 'pingone-signoff'))(
    '$label signs on, and off',
    async (way) => {
      const { session } = await measure(world, way)
      expect(session).toBe(SESSIONS[way.label])
      const living = world.pingOne.sessions()
      expect(living.length).toBe(session === 'ended' ? 0 : 1)
      await world.pingOne.reset()
    },
  )
})
