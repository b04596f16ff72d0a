// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { readSurroundings } from '../../../src/browser/surroundings.ts'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { Surroundings } from '../../../src/options/surroundings.ts'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { CLIENT_ID, found, makeIdToken, requestOf } from '../fixtures.ts'

type Changes = Record<string, unknown>
type Mode = 'redirect' | 'fetch' | undefined

const HERE = 'http://localhost:3000/bye'

function check(changes: Changes = {}, usualMode: Mode = 'redirect') {
  return checkOptions(requestOf({ postLogoutRedirectUri: HERE, ...changes }), readSurroundings(), usualMode)
}

/** As in Node, at the edge or in a worker. */
function leavePage(): void {
  vi.stubGlobal('document', undefined)
}

describe('checkOptions', () => {
  it.each<[string, unknown, unknown]>([
    ['mode', 'redirect', 'redirect'],
    ['mode', 'fetch', 'fetch'],
    ['method', 'auto', 'auto'],
    ['method', 'GET', 'GET'],
    ['method', 'POST', 'POST'],
    ['revoke', { accessToken: 'a', refreshToken: 'r' }, ['r', 'a']],
    ['revoke', { accessToken: 'a' }, ['a']],
    ['revoke', { accessToken: null, refreshToken: '' }, []],
    ['revoke', {}, []],
    ['clearSession', check, check],
    ['navigate', 'assign', 'assign'],
    ['navigate', 'replace', 'replace'],
    ['navigate', 'top', 'top'],
    ['navigate', check, check],
    ['fetch', check, check],
    ['timeout', 1, 1],
    ['timeout', 2_147_483_647, 2_147_483_647],
  ])('takes as %s %j', (name, value, accepted) => {
    const { problems, ...values } = check({ [name]: value })
    expect([problems, values[name as keyof typeof values]]).toEqual([[], accepted])
  })

  it('takes an AbortSignal', () => {
    const { signal } = new AbortController()
    const checked = check({ signal })
    expect([checked.problems, checked.signal === signal]).toEqual([[], true])
  })

  it.each<[string, unknown]>([
    ['mode', 'popup'],
    ['mode', true],
    ['method', 'post'],
    ['method', 'PUT'],
    ['revoke', 'token'],
    ['revoke', ['token']],
    ['revoke', { accessToken: 5 }],
    ['revoke', { refreshToken: {} }],
    ['clearSession', 'clear'],
    ['clearSession', Promise.resolve()],
    ['navigate', 'reload'],
    ['navigate', {}],
    ['sessionToken', 5],
    ['fetch', 'fetch'],
    ['signal', new AbortController()],
    ['signal', { aborted: false }],
    ['timeout', 0],
    ['timeout', -1],
    ['timeout', Number.NaN],
    ['timeout', Number.POSITIVE_INFINITY],
    ['timeout', 2 ** 31],
    ['timeout', '5000'],
    ['timeout', 5000n],
    ['appState', () => {}],
    ['appState', Symbol('state')],
    ['appState', 5n],
    ['appState', cyclic()],
    ['appState', { toJSON: () => undefined }],
    [
      'appState',
      {
        toJSON() {
          throw new Error('gotcha')
        },
      },
    ],
  ])('refuses as %s %o', (name, value) => {
    expect(found(check({ [name]: value }).problems)).toEqual([['INVALID_OPTION', name]])
  })

  it.each<[Changes, string]>([
    [{ mode: 'popup' }, 'mode is not redirect or fetch.'],
    [{ method: 'PUT' }, 'method is not auto or GET or POST.'],
    [{ revoke: 'token' }, 'revoke is not an object of tokens.'],
    [{ clearSession: 'clear' }, 'clearSession is not a function.'],
    [{ navigate: 'reload' }, 'navigate is not assign or replace or top or a function.'],
    [{ sessionToken: 5 }, 'sessionToken is not a string.'],
    [{ sessionToken: 'x' }, 'sessionToken is for back ends only.'],
    [{ fetch: 'fetch' }, 'fetch is not a function.'],
    [{ signal: {} }, 'signal is not an AbortSignal.'],
    [{ timeout: 0 }, 'timeout is not milliseconds, 1 to 2147483647.'],
    [{ appState: 5n }, 'appState is not JSON, or has no return that can be verified.'],
    [
      { method: 'POST', endpoint: 'idpSignoff' },
      'method is POST, but idpSignoff and a navigate function need GET.',
    ],
    [{ revoke: { accessToken: 'a' }, clientId: null }, 'revoke needs clientId.'],
  ])('says of %o: %s', (changes, message) => {
    expect(check(changes).problems.map((problem) => problem.message)).toEqual([message])
  })

  it.each<[string, Changes, [string, string][]]>([
    ['POST to idpSignoff', { method: 'POST', endpoint: 'idpSignoff' }, [['INVALID_OPTION', 'method']]],
    ['POST to xpSignoff', { method: 'POST', endpoint: 'xpSignoff' }, []],
    ['POST by a navigate function', { method: 'POST', navigate: check }, [['INVALID_OPTION', 'method']]],
    ["POST and navigate 'replace'", { method: 'POST', navigate: 'replace' }, []],
    [
      'revocation without clientId',
      { revoke: { accessToken: 'a' }, clientId: null },
      [['INVALID_OPTION', 'revoke']],
    ],
    ['revocation with clientId', { revoke: { accessToken: 'a' }, clientId: CLIENT_ID }, []],
    ['app state in fetch mode', { mode: 'fetch', appState: 1 }, [['INVALID_OPTION', 'appState']]],
    [
      'app state on another origin',
      { postLogoutRedirectUri: 'https://a.example', appState: 1 },
      [['INVALID_OPTION', 'appState']],
    ],
    [
      'app state without a redirect URI',
      { postLogoutRedirectUri: null, appState: 1 },
      [['INVALID_OPTION', 'appState']],
    ],
    ['a session token in a browser', { sessionToken: 'token' }, [['INVALID_SESSION_TOKEN', 'sessionToken']]],
    [
      'the same in fetch mode',
      { mode: 'fetch', sessionToken: 'token' },
      [['INVALID_SESSION_TOKEN', 'sessionToken']],
    ],
    ['no session token in a browser', { mode: 'fetch' }, []],
  ])('judges %s', (_, changes, expected) => {
    expect(found(check(changes).problems)).toEqual(expected)
  })

  it.each<[string, string]>([
    ['a value', 'token'],
    ['a Cookie header', 'ST=token; other="x"'],
    ['spaces within', 'a b'],
    ['one character', '!'],
  ])('takes of a back end %s as session token', (_, sessionToken) => {
    leavePage()
    expect(check({ sessionToken }, 'fetch').problems).toEqual([])
  })

  it.each([' token', 'token ', ' ', 'to\nken', 'token\n', 'to\u0000ken', 'to\u007fken', 'tokén', '\ud800'])(
    'refuses of a back end the session token %j',
    (sessionToken) => {
      leavePage()
      const [{ code, message }, ...others] = check({ sessionToken }, 'fetch').problems as [SignOffProblem]
      expect([code, message, others]).toEqual([
        'INVALID_SESSION_TOKEN',
        'sessionToken has a character that no cookie has, or a space at an end.',
        [],
      ])
    },
  )

  it.each<[string, Changes, Mode, boolean]>([
    ['signoff', {}, 'fetch', true],
    ['xpSignoff', { endpoint: 'xpSignoff' }, 'fetch', true],
    ['idpSignoff', { endpoint: 'idpSignoff' }, 'fetch', false],
    ['a redirect', { mode: 'redirect' }, 'fetch', false],
    ['no mode', {}, undefined, false],
  ])('asks a back end for a session token where it needs one: %s', (_, changes, usualMode, isNeeded) => {
    leavePage()
    expect(found(check(changes, usualMode).problems)).toEqual(
      isNeeded ? [['SESSION_TOKEN_REQUIRED', 'sessionToken']] : [],
    )
  })

  it.each<[string, Changes, string, string, string]>([
    [
      'no session token',
      {},
      'SESSION_TOKEN_REQUIRED',
      'sessionToken is missing: a worker cannot set the cookie.',
      "Call signOff on a page, or use endpoint 'idpSignoff'.",
    ],
    [
      'a session token',
      { sessionToken: 'token' },
      'INVALID_SESSION_TOKEN',
      'sessionToken is for back ends only.',
      'Pass the value of the ST cookie.',
    ],
  ])('tells a worker with %s to pass none', (_, changes, code, message, fix) => {
    const { problems } = checkOptions(requestOf(changes), { kind: 'worker' }, 'fetch')
    expect(problems).toEqual([{ code, level: 'error', option: 'sessionToken', message, fix }])
  })

  it('lets a worker sign off by the ID token', () => {
    expect(checkOptions(requestOf({ endpoint: 'idpSignoff' }), { kind: 'worker' }, 'fetch').problems).toEqual(
      [],
    )
  })

  it.each<[string, Changes, boolean]>([
    ['signoff', {}, true],
    ['xpSignoff', { endpoint: 'xpSignoff' }, true],
    ['signoff by POST', { method: 'POST' }, true],
    ['signoff by replace', { navigate: 'replace' }, true],
    ['signoff by the top window', { navigate: 'top' }, false],
    ['signoff by POST of the top window', { navigate: 'top', method: 'POST' }, false],
    ['signoff by a function', { navigate: check }, false],
    ['idpSignoff, which needs no cookie', { endpoint: 'idpSignoff' }, false],
    ['signoff by fetch', { mode: 'fetch' }, false],
  ])('judges in a frame a redirect to %s', (_, changes, isRefused) => {
    const framed = { kind: 'page', origin: 'http://localhost:3000', isFramed: true } as const
    const { problems } = checkOptions(requestOf(changes), framed, 'redirect')
    expect(found(problems)).toEqual(isRefused ? [['FRAMED_REDIRECT', 'mode']] : [])
  })

  it('says nothing of the frame or origin of a page that it does not know, but that it is one', () => {
    const judge = (changes: Changes) => {
      const checked = checkOptions(requestOf(changes), { kind: 'page' }, 'redirect')
      return { problems: found(checked.problems), state: checked.state, isPage: checked.isPage }
    }
    expect(judge({ appState: 1 })).toEqual({ problems: [], state: undefined, isPage: true })
    expect(judge({ mode: 'fetch' }).problems).toEqual([])
    expect(judge({ sessionToken: 'x' }).problems).toEqual([['INVALID_SESSION_TOKEN', 'sessionToken']])
    expect(judge({ postLogoutRedirectUri: null, appState: 1 }).problems).toEqual([
      ['INVALID_OPTION', 'appState'],
    ])
  })

  it('tells a session token of another type from a missing one', () => {
    leavePage()
    expect(found(check({ sessionToken: 5 }, 'fetch').problems)).toEqual([['INVALID_OPTION', 'sessionToken']])
  })

  it.each<[unknown, string | undefined]>([
    [{ returnTo: '/' }, '{"returnTo":"/"}'],
    [null, 'null'],
    ['', '""'],
    [false, 'false'],
    [undefined, undefined],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ])('holds the app state %j as JSON', (appState, text) => {
    const { problems, appState: kept } = check({ appState })
    expect([problems, kept]).toEqual([[], text])
  })

  it.each<[string, Changes, boolean]>([
    ['a redirect back to this origin', {}, true],
    ['the same to idpSignoff', { endpoint: 'idpSignoff' }, true],
    ['another origin', { postLogoutRedirectUri: 'https://a.example' }, false],
    ['no redirect URI', { postLogoutRedirectUri: null }, false],
    ['a fetch', { mode: 'fetch' }, false],
  ])('makes a state only for what can verify it: %s', (_, changes, isVerifiable) => {
    const checked = check(changes)
    expect([checked.isVerifiable, checked.state?.length]).toEqual([
      isVerifiable,
      isVerifiable ? 43 : undefined,
    ])
  })

  it('keeps a state that is given', () => {
    expect(check({ state: 'given' }).state).toBe('given')
  })

  it.each<[unknown, boolean]>([
    [undefined, true],
    ['', true],
    [null, false],
  ])('makes a state for the state %j: %s', (state, isMade) => {
    const checked = check({ state })
    expect([checked.isVerifiable, checked.state?.length]).toEqual([isMade, isMade ? 43 : undefined])
  })

  it('refuses app state where there is to be no state', () => {
    expect(found(check({ state: null, appState: 1 }).problems)).toEqual([['INVALID_OPTION', 'appState']])
  })

  it('counts the state that it makes', () => {
    const postLogoutRedirectUri = `${HERE}?${'a'.repeat(8191 - 42 - HERE.length - 1)}`
    const codes = (changes: Changes) => check(changes).problems.map(({ code }) => code)
    expect([codes({ postLogoutRedirectUri }), codes({ postLogoutRedirectUri, mode: 'fetch' })]).toEqual([
      ['TOO_LONG'],
      [],
    ])
  })

  it('mixes what is wrong with the request and with the rest in the order of the contract', () => {
    const changes = {
      timeout: 0,
      endpoint: 'x',
      idToken: makeIdToken({ aud: 'other' }),
      method: 'x',
      sessionToken: 'x',
    }
    expect(found(check(changes).problems)).toEqual([
      ['AUDIENCE_MISMATCH', 'idToken'],
      ['INVALID_OPTION', 'endpoint'],
      ['INVALID_OPTION', 'method'],
      ['INVALID_OPTION', 'timeout'],
      ['INVALID_SESSION_TOKEN', 'sessionToken'],
    ])
  })
})

function cyclic(): object {
  const object: Record<string, unknown> = {}
  object.self = object
  return object
}

describe('a return by a navigate function', () => {
  it.each(['com.example.shop://bye', 'com.example.shop:/bye', 'https://other.example/bye'])(
    'to %s can be verified, and keeps app state',
    (postLogoutRedirectUri) => {
      const { problems, isVerifiable, state } = check({ postLogoutRedirectUri, navigate: check, appState: 1 })
      expect([problems, isVerifiable, state?.length]).toEqual([[], true, 43])
    },
  )

  it('to nowhere cannot', () => {
    const checked = check({ postLogoutRedirectUri: null, navigate: check })
    expect([checked.isVerifiable, checked.state]).toEqual([false, undefined])
  })
})

describe('a return to this origin', () => {
  const page = { kind: 'page', origin: 'http://localhost:3000', isFramed: false } as const

  it.each<[string, boolean]>([
    ['http://localhost:3000/bye', true],
    ['HTTP://LOCALHOST:3000', true],
    ['http://localhost:3001/bye', false],
    ['https://localhost:3000/bye', false],
    ['http://app.localhost:3000/bye', false],
    ['com.example.app:/bye', false],
  ])('by %s can be verified: %s', (postLogoutRedirectUri, expected) => {
    const options = requestOf({ postLogoutRedirectUri })
    expect(checkOptions(options, page, 'redirect').isVerifiable).toBe(expected)
  })

  it.each<[string, Surroundings]>([
    ['a page with an opaque origin', { ...page, origin: '' }],
    ['a server', { kind: 'server' }],
  ])('cannot be verified by %s', (_, surroundings) => {
    const options = requestOf({ postLogoutRedirectUri: 'http://localhost:3000/bye' })
    expect(checkOptions(options, surroundings, 'redirect').isVerifiable).toBe(false)
  })
})
