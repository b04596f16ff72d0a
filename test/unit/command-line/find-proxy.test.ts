import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findProxy } from '../../../src/command-line/find-proxy.ts'

const NAMES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY']

beforeEach(() => {
  for (const name of [...NAMES, ...NAMES.map((name) => name.toLowerCase())]) vi.stubEnv(name, '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const PROXY = 'http://proxy.example.com:3128'

describe('findProxy', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['nothing is set', {}, undefined],
    ['HTTPS_PROXY is', { HTTPS_PROXY: PROXY }, PROXY],
    ['it is, in lower case', { https_proxy: PROXY }, PROXY],
    ['it speaks TLS', { HTTPS_PROXY: 'https://proxy.example.com' }, 'https://proxy.example.com'],
    ['it has no scheme', { HTTPS_PROXY: 'proxy.example.com:3128' }, PROXY],
    ['ALL_PROXY is set', { ALL_PROXY: PROXY }, PROXY],
    ['only that for http is', { HTTP_PROXY: PROXY }, undefined],
    ['NO_PROXY names the host', { HTTPS_PROXY: PROXY, NO_PROXY: 'x.example,auth.pingone.eu' }, undefined],
    ['NO_PROXY names its domain', { HTTPS_PROXY: PROXY, NO_PROXY: '.pingone.eu' }, undefined],
    ['NO_PROXY names all', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }, undefined],
    ['NO_PROXY names another', { HTTPS_PROXY: PROXY, NO_PROXY: 'pingone.com' }, PROXY],
  ])('where %s', (_, env, proxy) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    expect(findProxy(new URL('https://auth.pingone.eu/as/jwks'))).toBe(proxy)
  })

  it.each(['https://localhost:4001/', 'https://127.0.0.1/', 'https://[::1]/', 'http://localhost/'])(
    'finds none to this machine: %s',
    (url) => {
      vi.stubEnv('HTTPS_PROXY', PROXY)
      vi.stubEnv('HTTP_PROXY', PROXY)
      expect(findProxy(new URL(url))).toBeUndefined()
    },
  )
})
