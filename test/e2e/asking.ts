/** Ways to ask PingOne from a page whether its session lives, of which one tells the truth. */
import type { Page } from 'playwright'
import { buildProbeUrl } from '../../src/index.ts'
import type { ApplicationSettings } from '../browser/application-page.ts'
import { applicationReady } from './session.ts'
import { ORIGIN } from './world.ts'

/** What was said of the session. */
export interface Answers {
  probe: string
  hiddenFrame: string
  fetch: string
}

const LANDING = `${ORIGIN}/signed-off`

/** Asks in every way, from a page of the application. */
export async function askInEveryWay(page: Page, settings: ApplicationSettings): Promise<Answers> {
  const { authPath, envID, clientId } = settings
  const asked = { authPath, envID, clientId, redirectUri: `${ORIGIN}/probe`, state: 'asked-by-hand' }
  const url = buildProbeUrl(asked)
  return {
    hiddenFrame: await page.evaluate(askInFrame, url),
    fetch: await page.evaluate(askByFetch, url),
    probe: await askByProbe(page, settings),
  }
}

/** As the README shows it: the page leaves, and the landing page reads the answer. */
async function askByProbe(page: Page, settings: ApplicationSettings): Promise<string> {
  const { authPath, envID, clientId } = settings
  await page.evaluate(
    (options) => {
      window.app.sdk.probeSession(options)
    },
    { authPath, envID, clientId, redirectUri: LANDING },
  )
  await page.waitForURL(({ href, searchParams }) => {
    return href.startsWith(LANDING) && (searchParams.has('code') || searchParams.has('error'))
  })
  await applicationReady(page)
  return page.evaluate(() => window.app.sdk.completeProbe().status)
}

/** What "silent" renewals do. Runs in the page. */
function askInFrame(url: string): Promise<string> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = url
  return new Promise((resolve) => {
    frame.onload = () => {
      const { searchParams } = new URL(frame.contentWindow?.location.href ?? '')
      frame.remove()
      resolve(searchParams.has('code') ? 'alive' : 'ended')
    }
    document.body.append(frame)
  })
}

/** What Ping's own browser SDK does. Runs in the page. */
async function askByFetch(url: string): Promise<string> {
  const [endpoint = '', query = ''] = url.split('?')
  const body = new URLSearchParams(`${query}&response_mode=pi.flow`)
  const headers = { accept: 'application/json' }
  const { ok } = await fetch(endpoint, { method: 'POST', body, headers, credentials: 'include' })
  return ok ? 'alive' : 'ended'
}
