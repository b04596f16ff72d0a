import { bundle, type PageFile, readCdnFile, readPageFile, readSharedFile } from '../page/page-file.ts'
import { playgroundFiles } from '../playground/files.ts'
import type { DemoSettings } from './page/settings.ts'

/** The pages, and what they need to know of the provider. */
export async function pageFiles(settings: DemoSettings): Promise<Record<string, PageFile>> {
  const [html, base, parts, css, icon] = await Promise.all([
    readPageFile(new URL('page/page.html', import.meta.url)),
    readSharedFile('base.css'),
    readSharedFile('parts.css'),
    readPageFile(new URL('page/page.css', import.meta.url)),
    readSharedFile('icon.svg'),
  ])
  const headers = { 'Content-Security-Policy': contentSecurityPolicy(settings.authPath) }
  const page = { ...html, headers }
  return {
    '/': page,
    '/callback': page,
    '/signed-off': page,
    '/base.css': base,
    '/parts.css': parts,
    '/page.css': css,
    '/icon.svg': icon,
    '/settings.json': { type: 'application/json', body: JSON.stringify(settings) },
  }
}

/** As strict as an application's can be: sign-on and sign-off by POST need PingOne in two places. */
function contentSecurityPolicy(pingOne: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${pingOne}`,
    `form-action 'self' ${pingOne}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The page's own scripts, the OpenID Connect client, and our file. */
export async function scripts(): Promise<Record<string, PageFile>> {
  const [signOff, client, page] = await Promise.all([
    readCdnFile(),
    bundle(import.meta.resolve('oidc-client-ts')),
    bundle(new URL('page/page.ts', import.meta.url)),
  ])
  return {
    '/pingone-signoff.min.js': signOff,
    '/oidc-client-ts.js': client,
    '/page.js': page,
  }
}

/** The playground at `/playground`; the files that it refers to lie beside it. */
export async function playgroundPages(): Promise<Record<string, PageFile>> {
  const files = Object.entries(await playgroundFiles())
  return Object.fromEntries(
    files.map(([name, file]) => [name === 'index.html' ? '/playground' : `/${name}`, file]),
  )
}
