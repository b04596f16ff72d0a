import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { DemoSettings } from './page/settings.ts'
import type { SiteFile } from './site.ts'

/** The pages, and what they need to know of the provider. */
export async function pageFiles(settings: DemoSettings): Promise<Record<string, SiteFile>> {
  const names = ['page.html', 'silent.html', 'base.css', 'page.css', 'icon.svg']
  const read = (name: string) => readFile(new URL(`page/${name}`, import.meta.url))
  const [html = '', silentHtml = '', baseCss = '', css = '', icon = ''] = await Promise.all(names.map(read))
  const headers = { 'Content-Security-Policy': contentSecurityPolicy(settings.authPath) }
  const page = { type: 'text/html', body: html, headers }
  return {
    '/': page,
    '/callback': page,
    '/signed-off': page,
    '/silent': { ...page, body: silentHtml },
    '/base.css': { type: 'text/css', body: baseCss },
    '/page.css': { type: 'text/css', body: css },
    '/icon.svg': { type: 'image/svg+xml', body: icon },
    '/settings.json': { type: 'application/json', body: JSON.stringify(settings) },
  }
}

/** As strict as an application's can be: sign-on, the silent question and sign-off by POST need PingOne in three places. */
function contentSecurityPolicy(pingOne: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${pingOne}`,
    `frame-src 'self' ${pingOne}`,
    `form-action 'self' ${pingOne}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The page's own scripts, the OpenID Connect client, and our file as a CDN has it. */
export async function scripts(): Promise<Record<string, SiteFile>> {
  const [signOff, client, page, silent] = await Promise.all([
    readCdnFile(),
    bundle(fileURLToPath(import.meta.resolve('oidc-client-ts'))),
    bundle(fileURLToPath(new URL('page/page.ts', import.meta.url))),
    bundle(fileURLToPath(new URL('page/silent.ts', import.meta.url))),
  ])
  const script = (body: Uint8Array) => ({ type: 'text/javascript', body })
  return {
    '/pingone-signoff.min.js': script(signOff),
    '/oidc-client-ts.js': script(client),
    '/page.js': script(page),
    '/silent.js': script(silent),
  }
}

async function readCdnFile(): Promise<Uint8Array> {
  try {
    return await readFile(new URL('../../dist/cdn/pingone-signoff.min.js', import.meta.url))
  } catch {
    throw new Error('dist/cdn/pingone-signoff.min.js is missing: run "npm run build" first.')
  }
}

/** Both packages stay imports of their own, which the browser follows, as from a CDN. */
const fromSite: Plugin = {
  name: 'from-site',
  setup({ onResolve }) {
    onResolve({ filter: /^oidc-client-ts$/ }, () => ({ path: '/oidc-client-ts.js', external: true }))
    onResolve({ filter: /^pingone-signoff$/ }, () => ({ path: '/pingone-signoff.min.js', external: true }))
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
