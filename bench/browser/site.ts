/** The application once for each way to sign off. Its pages are what their authors' documentation shows. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Site, type SiteFile, startSite } from '../../test/browser/site.ts'
import { ENV_ID, HOST, REGIONAL } from '../../test/e2e/world.ts'
import { WAYS, type Way } from './ways.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))

const IMPORTS = {
  'pingone-signoff': '/pingone-signoff.min.js',
  'oidc-client-ts': '/oidc-client-ts.js',
  '@forgerock/oidc-client': '/forgerock-oidc-client.js',
}

export async function startPages(): Promise<Site> {
  const scripts = WAYS.map(({ script }) => `${script}.js`)
  const files: Record<string, SiteFile> = {
    '/probe': { body: '<!doctype html><title>Probe</title><link rel="icon" href="data:,">' },
    '/pingone-signoff.min.js': await fileAt('../../dist/cdn/pingone-signoff.min.js'),
    '/oidc-client-ts.js': await bundle('oidc-client-ts'),
    '/forgerock-oidc-client.js': await bundle('@forgerock/oidc-client'),
  }
  for (const script of ['page.js', ...scripts]) files[`/pages/${script}`] = await fileAt(`pages/${script}`)
  for (const way of WAYS) {
    for (const place of ['', 'sign-on', 'callback', 'signed-off']) files[way.base + place] = pageOf(way)
  }
  return startSite({ hosts: ['shop.example.net'], files })
}

function pageOf(way: Way): SiteFile {
  const settings = { ...way, authPath: `https://${HOST}`, envID: ENV_ID, issuer: REGIONAL.issuer }
  return {
    body: `<!doctype html>
<html lang="en">
<title>${way.label}</title>
<link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script id="settings" type="application/json">${JSON.stringify(settings)}</script>
<script type="module" src="/pages/${way.script}.js"></script>
<button hidden>Sign off</button>
</html>
`,
  }
}

async function fileAt(path: string): Promise<SiteFile> {
  return { body: await readFile(new URL(path, import.meta.url)) }
}

/** As an application's build would: one minified module of the published package. */
async function bundle(name: string): Promise<SiteFile> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}'`, resolveDir: HERE },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return { body: outputFiles[0]?.contents ?? '' }
}
