import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { startWorld, type World, type WorldOptions } from './world.ts'

/** The world of a test, with a fresh page whose context dies with the test. Read its properties within tests only. */
export type TestWorld = World & { page: Page }

/** One world and one browser for all tests of the file, or of the `describe`, that calls this; one context for each. */
export function useWorld(options: WorldOptions = {}): TestWorld {
  const current = {} as TestWorld
  beforeAll(async () => {
    Object.assign(current, await startWorld(options))
  })
  afterAll(() => current.close?.())
  beforeEach(async () => {
    current.page = await current.newPage()
  })
  afterEach(async () => {
    current.pingOne.intercept(undefined)
    await current.page.context().close()
  })
  return current
}
