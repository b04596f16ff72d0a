import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { ApplicationSettings } from './application-page.ts'
import type { SiteFile } from './site.ts'

function applicationPage(settings: ApplicationSettings, headers: SiteFile['headers'] = {}): SiteFile {
  // "<" would end the script early.
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c')
  const body = `<!doctype html>
<html lang="en">
<title>Application under test</title>
<link rel="icon" href="data:,">
<script id="settings" type="application/json">${json}</script>
<script type="module" src="/application.js"></script>
<body></body>
</html>
`
  return { body, headers }
}

/** The pages of one installation of the application: where it starts, where it signs on, where sign-off returns to. */
export function applicationPages(
  settings: ApplicationSettings,
  headers?: SiteFile['headers'],
): Record<string, SiteFile> {
  const page = applicationPage(settings, headers)
  return {
    [settings.base]: page,
    [`${settings.base}callback`]: page,
    [`${settings.base}signed-off`]: page,
  }
}

/** The scripts of the pages: their own, the OpenID Connect client, and our CDN file as it is published. */
export async function applicationScripts(): Promise<Record<string, SiteFile>> {
  const [signOffFile, oidcFile, script] = await Promise.all([
    readFile(new URL('../../dist/cdn/pingone-signoff.min.js', import.meta.url)),
    bundle(fileURLToPath(import.meta.resolve('oidc-client-ts'))),
    bundle(fileURLToPath(new URL('application-page.ts', import.meta.url))),
  ])
  return {
    '/pingone-signoff.min.js': { body: signOffFile },
    '/oidc-client-ts.js': { body: oidcFile },
    '/application.js': { body: script },
  }
}

// The page's modules are imported by the browser, from the site, as a page with a CDN import would.
const fromSite: Plugin = {
  name: 'from-site',
  setup({ onResolve }) {
    onResolve({ filter: /^oidc-client-ts$/ }, () => ({ path: '/oidc-client-ts.js', external: true }))
    onResolve({ filter: /src\/index\.ts$/ }, () => ({ path: '/pingone-signoff.min.js', external: true }))
  },
}

async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    plugins: [fromSite],
    write: false,
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}
