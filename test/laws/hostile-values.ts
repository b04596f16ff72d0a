import fc from 'fast-check'
import { SignOffError } from '../../src/problems/sign-off-error.ts'
import { base64url, requestOf } from '../unit/fixtures.ts'

/** Things that misbehave when they are looked at. */
export function createHostiles(): Record<string, unknown> {
  const fail = () => {
    throw new Error('gotcha')
  }
  const { proxy, revoke } = Proxy.revocable({}, {})
  const { proxy: list, revoke: revokeList } = Proxy.revocable([], {})
  revoke()
  revokeList()
  const traps = { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail }
  const text = { toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail }
  const finder = { includes: (item: unknown) => item !== undefined && fail(), find: fail }
  return {
    'revoked Proxy': proxy,
    'revoked Proxy of an array': list,
    'throwing Proxy': new Proxy({}, traps),
    'throwing Proxy of an array': new Proxy([], traps),
    'throwing Proxy of a function': new Proxy(() => {}, traps),
    'throwing text': text,
    'throwing entries': { a: text, ...Object.defineProperty({}, 'b', { get: fail, enumerable: false }) },
    'throwing getter': Object.defineProperty({}, 'a', { get: fail, enumerable: true }),
    'throwing tag': Object.defineProperty({}, Symbol.toStringTag, { get: fail }),
    'throwing URL': Object.defineProperty(new URL('https://auth.pingone.eu'), 'href', { get: fail }),
    'false URL': Object.create(URL.prototype),
    'false AbortSignal': Object.create(AbortSignal.prototype),
    'no prototype': Object.create(null),
    'throwing array': Object.assign(['https://app.example.com/bye'], {
      map: fail,
      includes: fail,
      find: fail,
    }),
    'array with a map of its own': Object.assign([''], { map: () => finder }),
    'array with holes': Array(3),
    symbol: Symbol('hostile'),
    bigint: 10n,
    function: () => {},
    Map: new Map([['a', 'b']]),
    'lone surrogate': '\ud800',
    percent: '%',
    'long text': 'a'.repeat(70_000),
    'token of an array': `${base64url('{}')}.${base64url('[]')}.${base64url('x')}`,
  }
}

export const REQUEST_OPTIONS = [
  'authPath',
  'envID',
  'idToken',
  'clientId',
  'postLogoutRedirectUri',
  'postLogoutRedirectUris',
  'state',
  'endpoint',
  'allowInsecureRedirect',
  'extraParameters',
]
export const OPTIONS: string[] = [
  ...REQUEST_OPTIONS,
  'mode',
  'method',
  'appState',
  'revoke',
  'clearSession',
  'navigate',
  'sessionToken',
  'fetch',
  'signal',
  'timeout',
  'origin',
  'answer',
  'onError',
  'cookieName',
  'returnTo',
]

/** What to make a value of: fast-check itself looks at values, which hostile ones do not bear. */
export type Plan = { value: unknown } | { hostile: string }

export const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.record({ value: fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }) }),
  fc.record({ value: fc.string({ unit: 'binary' }) }),
  fc.record({ hostile: fc.constantFrom(...Object.keys(createHostiles())) }),
)

export function make(plan: Plan): unknown {
  return 'hostile' in plan ? createHostiles()[plan.hostile] : plan.value
}

export const plansOf = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), plan)

export function makeRequest(plans: Record<string, Plan>): unknown {
  return requestOf(Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, make(plan)])))
}

export function makeThrowing(name: string): unknown {
  return Object.defineProperty(requestOf(), name, {
    get() {
      throw new Error('gotcha')
    },
  })
}

/** Hands over whatever there is: each hostile value as each option, and what fast-check thinks of. */
export async function assertForAnything(judge: (given: never) => unknown): Promise<void> {
  for (const name of OPTIONS) {
    await judge(makeThrowing(name) as never)
    for (const hostile of Object.keys(createHostiles())) {
      await judge(makeRequest({ [name]: { hostile } }) as never)
    }
  }
  const judgeRequest = async (plans: Record<string, Plan>) => void (await judge(makeRequest(plans) as never))
  await fc.assert(fc.asyncProperty(plansOf(OPTIONS), judgeRequest))
  await fc.assert(fc.asyncProperty(plan, async (plan) => void (await judge(make(plan) as never))))
}

/** What work throws that is no SignOffError of a problem. */
export function untypedThrow(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    const isTyped = error instanceof SignOffError && error.problems.every(({ level }) => level === 'error')
    return isTyped && error.code === error.problems[0]?.code ? undefined : { error }
  }
  return undefined
}
