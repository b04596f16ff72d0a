/** The question to PingOne beside a library that takes any `?state=` and `?code=` for its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProbeUrl } from '../../src/index.ts'
import { ORIGIN, REGIONAL } from '../e2e/world.ts'
import { RECIPES } from './recipes.ts'
import { signOn } from './visit.ts'
import { startWorld, type World } from './world.ts'

const PROBE_STATE = 'of-a-probe'

describe('completeProbe beside angular-auth-oidc-client', () => {
  let world: World
  beforeAll(async () => {
    const recipe = RECIPES.find(({ name }) => name === 'angular-auth-oidc-client')
    if (!recipe) throw new Error('There is no such recipe')
    world = await startWorld(recipe, '/')
  })
  afterAll(() => world.close())

  it('takes its answer before the library looks, which redeems nothing and keeps its user', async () => {
    const page = await (await world.browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    const before = await signOn(page)
    const pending = JSON.stringify([{ state: PROBE_STATE, issuer: REGIONAL.issuer, time: Date.now() }])
    await page.evaluate((text) => sessionStorage.setItem('pingone-signoff-probe', text), pending)
    const since = world.pingOne.requests.length
    const { authPath, envID, clientId } = REGIONAL
    await page.goto(buildProbeUrl({ authPath, envID, clientId, redirectUri: ORIGIN, state: PROBE_STATE }))
    await page.getByRole('button', { name: 'Sign off' }).waitFor()
    const asked = world.pingOne.requests.slice(since).map(({ url }) => new URL(url, authPath).pathname)
    expect({
      heading: await page.getByRole('heading').innerText(),
      url: page.url(),
      redeemed: asked.filter((path) => path.endsWith('/token')),
      pending: await page.evaluate(() => sessionStorage.getItem('pingone-signoff-probe')),
    }).toEqual({ heading: before, url: `${ORIGIN}/`, redeemed: [], pending: null })
  })
})
