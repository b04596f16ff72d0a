/** A recipe that is a single-page application: built, and served at every path that it has. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
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
    if (recipe.build) buildByItself(recipe, recipe.build, folder)
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

function buildByItself(recipe: Recipe, command: readonly string[], folder: string): void {
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false' }
  execFileSync('npx', [...command, folder], { cwd: folderOf(recipe), env, stdio: 'pipe' })
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

/** By their paths, from where the page is: builders make folders of their own. */
function readFiles(folder: string): Record<string, SiteFile> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const root = dirname(names.find((name) => basename(name) === 'index.html') ?? '')
  const found = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(
    found.map((name) => {
      return [`/${relative(root, name)}`, { body: readFileSync(join(folder, name)), headers: typeOf(name) }]
    }),
  )
}

function typeOf(name: string): SiteFile['headers'] {
  return name.endsWith('.css') ? { 'Content-Type': 'text/css' } : undefined
}
