import { readFile } from 'node:fs/promises'
import type { EmulateOptions } from './emulate-options.ts'
import { DEFAULT_ENVIRONMENT, type EnvironmentOptions, type PingOneOptions } from './settings.ts'

const DEFAULT_PORT = 4001

/**
 * Reads the settings from a file, or takes the default ones. What the command line says replaces them. They are
 * checked when they are used.
 */
export async function readConfig(options: EmulateOptions): Promise<PingOneOptions> {
  const { $schema: _, ...settings }: PingOneOptions & { $schema?: unknown } = options.config
    ? await readJson(options.config)
    : {}
  const port = options.port ?? settings.port ?? DEFAULT_PORT
  const { redirectUris, postLogoutRedirectUris } = options
  if (!redirectUris && !postLogoutRedirectUris) return { ...settings, port }
  const { environments = [withOriginsOf(redirectUris)] } = settings
  const given = {
    ...(redirectUris && { redirectUris }),
    ...(postLogoutRedirectUris && { postLogoutRedirectUris }),
  }
  return {
    ...settings,
    port,
    environments: environments.map((one, index) => (index ? one : withUris(one, given))),
  }
}

function withUris(environment: EnvironmentOptions, uris: object): EnvironmentOptions {
  const applications = environment.applications.map((one, index) => (index ? one : { ...one, ...uris }))
  return { ...environment, applications }
}

/**
 * Returns the default environment with the origins of these redirect URIs. There the pages of the default application
 * may ask PingOne, as they may without any flag.
 */
function withOriginsOf(redirectUris: readonly string[] = []): EnvironmentOptions {
  const origins = redirectUris
    .filter((uri) => /^https?:/.test(uri) && URL.canParse(uri))
    .map((uri) => new URL(uri).origin)
  if (!origins.length) return DEFAULT_ENVIRONMENT
  return withUris(DEFAULT_ENVIRONMENT, { corsOrigins: [...new Set(origins)] })
}

async function readJson(path: string): Promise<PingOneOptions> {
  const text = await readFile(path, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read: ${code}`)
  })
  try {
    // Editors on Windows may put a byte-order mark in front, which is dropped.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${path} is no JSON: ${error instanceof Error ? error.message : error}`)
  }
}
