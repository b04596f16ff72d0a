/** The applications in `examples/beside`, and what each of them is. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { INLINE_SCRIPTS } from '../frameworks/frameworks.ts'
import type { FrontApplication } from '../frameworks/front.ts'

export interface Recipe {
  name: string
  /** Below `examples/beside`, where several share one. Default: its name. */
  folder?: string
  /** The login library, whose version the table shows. */
  library: string
  /** Single-page applications are built by Vite; a server is a program of its own, after `node`, that listens at PORT. */
  kind: 'pages' | { start: readonly string[] }
  /** Where PingOne sends the user back: one of the Signoff URLs for each run. Default: `/signed-off`. */
  signOffPaths?: readonly string[]
  /** Pages that sign people on by themselves. Default: `/account`. */
  guards?: readonly string[]
  /** The Redirect URI. Default: `/callback`. */
  callback?: string
  /** What makes it instead of our Vite, after `npx`; of pages, the folder to write to comes last. */
  build?: readonly string[]
  /** A server without a client secret. */
  isPublic?: true
  /** A server whose pages are dead under Helmet's defaults. */
  helmet?: FrontApplication['helmet']
  /** One of those that `npm test` runs too. */
  isCommon?: true
}

const EXPRESS = { start: ['--import', 'tsx', 'main.ts'] }

export const RECIPES: readonly Recipe[] = [
  { name: 'oidc-client-ts', library: 'oidc-client-ts', kind: 'pages', isCommon: true },
  {
    name: 'react-oidc-context',
    library: 'react-oidc-context',
    kind: 'pages',
    signOffPaths: ['/signed-off', '/', '/callback'],
    guards: ['/account', '/orders'],
    isCommon: true,
  },
  { name: 'forgerock-oidc-client', library: '@forgerock/oidc-client', kind: 'pages' },
  { name: 'forgerock-javascript-sdk', library: '@forgerock/javascript-sdk', kind: 'pages' },
  {
    name: 'angular-auth-oidc-client',
    library: 'angular-auth-oidc-client',
    kind: 'pages',
    folder: 'angular',
    build: ['ng', 'build', 'angular-auth-oidc-client', '--output-path'],
    // As the library's own samples have it: one address for all.
    callback: '',
    signOffPaths: ['/'],
  },
  {
    name: 'angular-oauth2-oidc',
    library: 'angular-oauth2-oidc',
    kind: 'pages',
    folder: 'angular',
    build: ['ng', 'build', 'angular-oauth2-oidc', '--output-path'],
  },
  { name: 'vue', library: 'vue', kind: 'pages' },
  { name: 'express-openid-connect', library: 'express-openid-connect', kind: EXPRESS },
  { name: 'passport', library: 'openid-client', kind: EXPRESS, isCommon: true },
  {
    name: 'next-auth',
    library: 'next-auth',
    kind: { start: ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1'] },
    build: ['next', 'build'],
    callback: '/api/auth/callback/pingone',
    helmet: INLINE_SCRIPTS,
  },
  { name: 'auth-js', library: '@auth/core', kind: EXPRESS, callback: '/auth/callback/ping-id' },
  { name: 'better-auth', library: 'better-auth', kind: EXPRESS, callback: '/api/auth/callback/pingone' },
  {
    name: 'nuxt-auth-utils',
    library: 'nuxt-auth-utils',
    kind: { start: ['.output/server/index.mjs'] },
    // By the Node.js among its packages, which npx finds first: Nuxt 4 needs 22.
    build: ['nuxt', 'build'],
    isPublic: true,
    helmet: INLINE_SCRIPTS,
  },
]

export function signOffPathsOf({ signOffPaths = ['/signed-off'] }: Recipe): readonly string[] {
  return signOffPaths
}

export function guardsOf({ guards = ['/account'] }: Recipe): readonly string[] {
  return guards
}

export function folderOf({ name, folder = name }: Recipe): string {
  return fileURLToPath(new URL(`../../examples/beside/${folder}`, import.meta.url))
}

/** Of the library that is installed, as the lock has it. */
export function versionOf(recipe: Recipe): string {
  const manifest = `${folderOf(recipe)}/node_modules/${recipe.library}/package.json`
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}
