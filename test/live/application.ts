import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright'
import type * as sdk from '../../src/index.ts'
import type { LiveSettings } from './settings.ts'

declare global {
  interface Window {
    sdk: typeof sdk
  }
}

const SCRIPT_PATH = '/pingone-signoff.js'
const PAGE = `<!doctype html>
<title>Application of the live cases</title>
<link rel="icon" href="data:,">
<script type="module">
  import * as sdk from '${SCRIPT_PATH}'
  window.sdk = sdk
</script>
`

let script: Promise<string> | undefined

/**
 * Puts a page with this package in the application's place; its real pages are never asked. By Chromium's debugger, since
 * playwright's routes leave out what a redirect leads to (1.64).
 */
export async function serveApplication(page: Page, { redirectUri }: LiveSettings): Promise<void> {
  script ??= bundleSdk()
  const files = {
    page: ['text/html; charset=utf-8', PAGE],
    script: ['text/javascript', await script],
  } as const
  const session = await page.context().newCDPSession(page)
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const [type, text] = new URL(request.url).pathname === SCRIPT_PATH ? files.script : files.page
    const responseHeaders = [{ name: 'Content-Type', value: type }]
    const body = Buffer.from(text).toString('base64')
    // The page may be gone by then.
    session
      .send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
      .catch(() => {})
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `${new URL(redirectUri).origin}/*` }] })
}

/** A page of the application's, at an address of which nothing else is known. */
export async function openApplication(page: Page, { redirectUri }: LiveSettings): Promise<void> {
  await page.goto(`${new URL(redirectUri).origin}/pingone-signoff-live`)
  await applicationReady(page)
}

export async function applicationReady(page: Page): Promise<void> {
  await page.waitForFunction(() => window.sdk)
}

async function bundleSdk(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
