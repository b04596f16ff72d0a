import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** One file of a site, as it is served. */
export interface PageFile {
  type: string
  body: string | Uint8Array
  headers?: Readonly<Record<string, string>>
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A file that a browser takes as it stands. */
export async function readPageFile(url: URL): Promise<PageFile> {
  return { type: TYPES[extname(url.pathname)] ?? 'text/plain', body: await readFile(url) }
}

/** What the pages share: a name in this folder. */
export function readSharedFile(name: string): Promise<PageFile> {
  return readPageFile(new URL(name, import.meta.url))
}

/** Our file as a CDN has it. */
export async function readCdnFile(): Promise<PageFile> {
  try {
    return await readPageFile(new URL('../../dist/cdn/pingone-signoff.min.js', import.meta.url))
  } catch {
    throw new Error('dist/cdn/pingone-signoff.min.js is missing: run "npm run build" first.')
  }
}

/** Both packages stay imports of their own, which the browser follows, as from a CDN. */
const besideThePage: Plugin = {
  name: 'beside-the-page',
  setup({ onResolve }) {
    onResolve({ filter: /^oidc-client-ts$/ }, () => ({ path: './oidc-client-ts.js', external: true }))
    onResolve({ filter: /^pingone-signoff$/ }, () => ({ path: './pingone-signoff.min.js', external: true }))
  },
}

/** A page's own script, or a package, in one file. */
export async function bundle(entry: URL | string): Promise<PageFile> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    plugins: [besideThePage],
    write: false,
  })
  return { type: TYPES['.js'] ?? '', body: outputFiles[0]?.contents ?? new Uint8Array() }
}
