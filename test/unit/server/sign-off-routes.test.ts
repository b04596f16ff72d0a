import { describe, expect, it } from 'vitest'
import { SignOffError } from '../../../src/problems/sign-off-error.ts'
import { createSignOffRoutes } from '../../../src/server.ts'
import { AUTH_PATH, ENV_ID, REDIRECT_URI, refusalOf } from '../fixtures.ts'
import { ORIGIN, post, routesOf } from './routes.ts'

const CONFIG = { authPath: AUTH_PATH, envID: ENV_ID, postLogoutRedirectUri: REDIRECT_URI }

function codeOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof SignOffError ? [error.code, error.option] : error
  }
}

describe('createSignOffRoutes', () => {
  it.each([
    [{ authPath: 'https://auth.pingone.eu/x' }, ['INVALID_AUTH_PATH', 'authPath']],
    [{ envID: undefined }, ['INVALID_ENV_ID', 'envID']],
    [
      { postLogoutRedirectUri: 'http://app.example.com/' },
      ['INSECURE_REDIRECT_URI', 'postLogoutRedirectUri'],
    ],
    [{ postLogoutRedirectUri: `${ORIGIN}/${'a'.repeat(8130)}` }, ['TOO_LONG', 'state']],
    [{ extraParameters: { state: 'x' } }, ['RESERVED_PARAMETER', 'extraParameters']],
    [{ method: 'PUT' }, ['INVALID_OPTION', 'method']],
    [{ method: 'POST', endpoint: 'idpSignoff' }, ['INVALID_OPTION', 'method']],
    [{ origin: 'https://app.example.com/' }, ['INVALID_OPTION', 'origin']],
    [{ origin: 'app.example.com' }, ['INVALID_OPTION', 'origin']],
    [{ origin: 'ftp://app.example.com' }, ['INVALID_OPTION', 'origin']],
    [{ origin: 'wss://http:8080' }, ['INVALID_OPTION', 'origin']],
    [{ origin: [] }, ['INVALID_OPTION', 'origin']],
    [{ origin: [ORIGIN, 'app.example.com'] }, ['INVALID_OPTION', 'origin']],
    [{ cookieName: 'a b' }, ['INVALID_OPTION', 'cookieName']],
    [{ cookieName: '__Host-a' }, ['INVALID_OPTION', 'cookieName']],
    [{ cookieName: 'shop-probe' }, ['INVALID_OPTION', 'cookieName']],
    [{ cookieName: '__SECURE-a' }, ['INVALID_OPTION', 'cookieName']],
    [{ cookieName: 'a'.repeat(65) }, ['INVALID_OPTION', 'cookieName']],
    [{ answer: 'json' }, ['INVALID_OPTION', 'answer']],
    [{ onError: true }, ['INVALID_OPTION', 'onError']],
    [{ authPath: 5, origin: 5 }, ['INVALID_OPTION', 'authPath']],
  ])('throws at once for %j', (changes, expected) => {
    expect(codeOf(() => routesOf(changes))).toEqual(expected)
  })

  it.each([
    [{ method: 'PUT' }, 'method is not auto or GET or POST.'],
    [{ method: 'POST', endpoint: 'idpSignoff' }, 'method is POST, but idpSignoff needs GET.'],
    [
      { origin: 'app.example.com' },
      'origin is not an origin such as https://app.example.com, or a list of them.',
    ],
    [{ answer: 'json' }, 'answer is not page or redirect.'],
    [{ onError: true }, 'onError is not a function.'],
    [{ cookieName: ';' }, 'cookieName is not a name of letters, digits, - and _, 64 at most.'],
  ])('says of %j: %s', (changes, message) => {
    expect(refusalOf(() => routesOf(changes)).problems.map((problem) => problem.message)).toEqual([message])
  })

  it.each([[ORIGIN], ['http://localhost:3000']])('takes the origin %s', async (origin) => {
    const { status } = await routesOf({ origin }).start(post({ origin }))
    expect(status).toBe(200)
  })

  it('refuses a list of origins without end', () => {
    const origin = Object.assign([ORIGIN], { length: 2 ** 32 - 1 })
    expect(codeOf(() => routesOf({ origin }))).toEqual(['INVALID_OPTION', 'origin'])
  })

  it('says of a class with getters why it is not read', () => {
    class Config {
      authPath: string = AUTH_PATH
      get envID(): string {
        return ENV_ID
      }
      get postLogoutRedirectUri(): string {
        return REDIRECT_URI
      }
    }
    class Derived extends Config {}
    for (const config of [new Config(), new Derived()]) {
      const { problems } = refusalOf(() => createSignOffRoutes(config))
      expect(problems.map(({ option, message, fix }) => [option, message, fix])).toEqual([
        [
          'envID',
          'envID is inherited, from a class say, and only own properties are read.',
          'Pass a plain object, { envID: config.envID, … }.',
        ],
        [
          'postLogoutRedirectUri',
          'postLogoutRedirectUri is inherited, from a class say, and only own properties are read.',
          'Pass a plain object, { postLogoutRedirectUri: config.postLogoutRedirectUri, … }.',
        ],
      ])
    }
  })

  it('throws a SignOffError where the configuration throws, read once', () => {
    let reads = 0
    const config = Object.defineProperty({ ...CONFIG }, 'clientId', {
      enumerable: true,
      get() {
        reads++
        throw new Error('gotcha')
      },
    })
    expect([codeOf(() => createSignOffRoutes(config)), reads]).toEqual([['INVALID_OPTION', 'clientId'], 1])
  })

  it('sends what it checked, whatever becomes of the configuration', async () => {
    const config = {
      ...CONFIG,
      authPath: new URL(AUTH_PATH),
      answer: 'redirect' as const,
      extraParameters: { a: 'b' } as Record<string, string>,
    }
    const routes = createSignOffRoutes(config)
    config.authPath.host = 'evil.example'
    config.extraParameters.a = 'c'
    config.postLogoutRedirectUri = 'https://evil.example/'
    const { origin, searchParams } = new URL(
      (await routes.start(post({ origin: ORIGIN }))).headers.get('location') ?? '',
    )
    expect([origin, searchParams.get('a'), searchParams.get('post_logout_redirect_uri')]).toEqual([
      AUTH_PATH,
      'b',
      REDIRECT_URI,
    ])
  })

  it.each([[{ authPath: 'https://auth.pingone.uk' }], [{ endpoint: 'idpSignoff' }]])(
    'leaves to the hint what only a hint can settle: %j',
    async (changes) => {
      await expect(routesOf(changes).start(post())).rejects.toMatchObject({ name: 'SignOffError' })
    },
  )
})
