/** A recipe that is a single-page application: built, and served at every path that it has. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { type Site, type SiteFile, startSite } from '../browser/site.ts'
import { HOST } from '../e2e/world.ts'
import { folderOf, guardsOf, type Recipe } from './recipes.ts'

/** As strict as Helmet's, but for PingOne, which the library asks for tokens. */
const POLICY =
  `default-src 'self'; connect-src 'self' https://${HOST}; frame-src https://${HOST}; img-src 'self' data:; ` +
  "style-src 'self' 'unsafe-inline'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"

/** @param signOffPath one of the application's Signoff URLs, which the build is told as others are told their settings */
export async function servePages(recipe: Recipe, host: string, signOffPath: string): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), `${recipe.name}-`))
  try {
    if (recipe.build)
      execFileSync('npm', ['run', 'build', '--', folder], { cwd: folderOf(recipe), stdio: 'pipe' })
    else await buildByVite(recipe, folder, signOffPath)
    const files = readFiles(folder)
    const headers = { 'Content-Security-Policy': POLICY }
    const page = { body: files['/index.html']?.body ?? '', headers }
    const probe = { body: '<!doctype html><title>Probe</title><link rel="icon" href="data:,">' }
    const paths = ['/', '/callback', '/signed-off', ...guardsOf(recipe)]
    const pages = Object.fromEntries(paths.map((path) => [path, page]))
    return await startSite({ hosts: [host], files: { ...files, ...pages, '/probe': probe } })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function buildByVite(recipe: Recipe, outDir: string, signOffPath: string): Promise<void> {
  await build({
    root: folderOf(recipe),
    logLevel: 'error',
    // React's own checks, StrictMode's second calls among them, are in its development build alone.
    define: {
      'process.env.NODE_ENV': '"development"',
      'import.meta.env.VITE_SIGN_OFF_PATH': JSON.stringify(signOffPath),
    },
    build: { outDir, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  })
}

function readFiles(folder: string): Record<string, SiteFile> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length), { body: readFileSync(path), headers: typeOf(name) }]
    }),
  )
}

function typeOf(name: string): SiteFile['headers'] {
  return name.endsWith('.css') ? { 'Content-Type': 'text/css' } : undefined
}
