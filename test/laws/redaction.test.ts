/** What an answer may echo, however it came to it, and what an error then tells of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../src/problems/redact.ts'
import { signOff } from '../../src/sign-off/sign-off.ts'
import { base64url, CLIENT_ID, makeIdToken, requestOf } from '../unit/fixtures.ts'
import { printed } from './canary.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const textOf = (alphabet: string, minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength, maxLength })
    .map((characters) => characters.join(''))
    // Written in capitals or small letters with underscores alone, it could be a code.
    .filter((text) => /\d/.test(text))

const opaque = textOf(`${letters}-_.~+/=`, 8, 80)
const idToken = textOf(`${letters}-_`, 22, 400).map((text) =>
  makeIdToken({ jti: text }).replace(/[^.]+$/, base64url(text)),
)
const secretsOf = fc.record({
  idToken,
  state: textOf(`${letters}!"#$&'()*+,-./:;<=>?@[]^_\`{|}~éß漢😀`, 8, 80),
  session: opaque,
  // As cookies usually are: encoded themselves.
  cookie: textOf(`${letters}-_.`, 8, 80).map((text) => `s%3A${text}%2B%3D`),
  accessToken: opaque,
  refreshToken: opaque,
})
type Secrets = typeof secretsOf extends fc.Arbitrary<infer T> ? T : never

const octets = (text: string) =>
  Array.from(new TextEncoder().encode(text), (octet) => `%${octet.toString(16).padStart(2, '0')}`).join('')
const ENTITIES = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }
const ENCODERS: Record<string, (text: string) => string> = {
  none: (text) => text,
  percent: encodeURIComponent,
  'lower-case percent': (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  octets,
  form: (text) => `${new URLSearchParams([['', text]])}`.slice(1),
  twice: (text) => encodeURIComponent(encodeURIComponent(text)),
  html: (text) => text.replace(/[&<>"']/g, (sign) => `&${ENTITIES[sign as '&']};`),
  'html by number': (text) => text.replace(/[^\w\s]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`),
  'percent in html': (text) => encodeURIComponent(text).replace(/%/g, '&#37;'),
}

interface Echo {
  of: keyof Secrets
  encoder: string
  from: number
  length: number
  /** Which place of the answer it stands in, … */
  place: number
  /** … and between what. */
  before: string
  after: string
}
const CONTEXT = ['', ' ', '"', "'", '=', '\\', 'id_token_hint=', '…', 'eyJ']
/** With what an echo could be taken for the end of an escape; encoded itself it would then be another text. */
const MISLEADING = ['%', '100%', '=%2', '&#', '&']
const echo: fc.Arbitrary<Echo> = fc.record({
  of: fc.constantFrom('idToken', 'state', 'session', 'cookie', 'accessToken', 'refreshToken'),
  encoder: fc.constantFrom(...Object.keys(ENCODERS)),
  from: fc.nat(400),
  length: fc.integer({ min: 16, max: 500 }),
  place: fc.nat(7),
  before: fc.constantFrom(...CONTEXT, ...MISLEADING),
  after: fc.constantFrom(...CONTEXT),
})

/** A whole secret, or what an answer left of it: 16 characters at least, from either end or the middle. */
function textOfEcho({ of, encoder, from, length, before, after }: Echo, secrets: Secrets): string {
  const characters = [...secrets[of]]
  const start = Math.min(from, Math.max(0, characters.length - 16))
  const piece = from % 3 ? characters.slice(start, start + length) : characters
  const encode = (MISLEADING.includes(before) ? undefined : ENCODERS[encoder]) ?? String
  return before + encode(piece.join('')) + after
}

function answerOf(echoes: readonly Echo[], secrets: Secrets): Response {
  const [places, names] = [Array.from({ length: 8 }, () => ''), [] as string[]]
  for (const given of echoes) {
    places[given.place] += textOfEcho(given, secrets)
    names.push(textOfEcho(given, secrets))
  }
  const [id, code, message, target, detail, inner, error, description] = places
  const innerError = { value: [inner], ...Object.fromEntries(names.map((name) => [name, name])) }
  const details = [{ code, target, message: detail, innerError }]
  const body = { id, code, message, details, error, error_description: description }
  return Response.json(body, { status: 400 })
}

/** Whatever a reader might make of a text: decoded as often as one likes. */
function readingsOf(text: string): string[] {
  const readings = [text]
  for (const last of readings) {
    const next = last
      .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name as 'lt'])
      .replace(/(%[\da-f]{2})+/gi, (run) => new TextDecoder().decode(octetsOf(run)))
    if (next !== last && readings.length < 6) readings.push(next)
  }
  return readings
}

const octetsOf = (run: string) =>
  Uint8Array.from(run.slice(1).split('%'), (code) => Number.parseInt(code, 16))

/** The texts of a value, names among them. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([name, item]) => [name, ...textsIn(item)])
}

function grams(text: string, length: number): Set<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length)),
  )
}

function leaksOf(error: Error, secrets: Secrets): string[] {
  const readings = [printed(error), ...textsIn({ ...error })].flatMap(readingsOf)
  const told = new Set(readings.flatMap((text) => [...grams(text, 16)]))
  return Object.values(secrets).flatMap((secret) => {
    const whole = readings.some((text) => text.includes(secret))
    return whole ? [secret] : [...grams(secret, 16)].filter((piece) => told.has(piece))
  })
}

function failureOf(
  { session, cookie, accessToken, refreshToken, ...own }: Secrets,
  fetch: unknown,
): Promise<Error> {
  const sessionToken = `ST=${session}; app=${cookie}`
  const revoke = { accessToken, refreshToken }
  const given = requestOf({ ...own, clientId: CLIENT_ID, mode: 'fetch', sessionToken, revoke, fetch })
  return signOff(given).then(
    () => Promise.reject(new Error('It did not fail')),
    (error) => error,
  )
}

/** How often a piece of text is cut out or looked up. */
function countSteps<T>(run: () => T): { work: number; result: T } {
  const { slice } = String.prototype
  const { has } = Set.prototype
  let work = 0
  String.prototype.slice = function (...range) {
    work++
    return slice.apply(this, range)
  }
  Set.prototype.has = function (item) {
    work++
    return has.call(this, item)
  }
  try {
    return { result: run(), work }
  } finally {
    Object.assign(String.prototype, { slice })
    Object.assign(Set.prototype, { has })
  }
}

describe('redaction', () => {
  it('leaves no 16 characters of a secret in any print of an error, whatever an answer echoes', {
    timeout: 60_000,
  }, async () => {
    const run = async (secrets: Secrets, echoes: Echo[]) => {
      const error = await failureOf(secrets, async () => answerOf(echoes, secrets))
      expect([error.name, leaksOf(error, secrets)]).toEqual(['SignOffError', []])
    }
    await fc.assert(fc.asyncProperty(secretsOf, fc.array(echo, { minLength: 1, maxLength: 6 }), run), {
      numRuns: 100,
    })
  })

  it('leaves an answer as it is that echoes nothing', async () => {
    const pingOne = {
      id: '3e1f',
      code: 'INVALID_DATA',
      message: 'The request could not be completed: 100% of "a+b" & \'c%20d\' is wrong.',
      details: [{ code: 'INVALID_VALUE', target: 'id_token_hint', message: 'No.', innerError: { a: [1] } }],
    }
    const run = async (secrets: Secrets) => {
      const error = await failureOf(secrets, async () => Response.json(pingOne, { status: 400 }))
      expect((error as { pingOne?: unknown }).pingOne).toEqual(pingOne)
    }
    await fc.assert(fc.asyncProperty(secretsOf, run), { numRuns: 50 })
  })

  it.each<[string, (size: number) => [secret: string, text: string]]>([
    ['text', (size) => ['a'.repeat(20), 'ab '.repeat(size)]],
    ['a text full of secrets', (size) => ['ab '.repeat(20), 'ab '.repeat(size)]],
    ['a secret', (size) => ['ab '.repeat(size), 'ab '.repeat(100)]],
    [
      'many cookies',
      (size) => [Array.from({ length: size }, (_, at) => `c=${at}`).join('; '), 'c='.repeat(100)],
    ],
    ['escapes of escapes', (size) => ['a'.repeat(20), `%${'25'.repeat(size)}`]],
    ['escapes without end', (size) => ['a'.repeat(20), '&#x0&#%C3%A9'.repeat(size)]],
    ['beginnings of a JWT', (size) => ['a'.repeat(20), 'eyJa..'.repeat(size)]],
  ])('takes twice the work for twice of %s, and tells no more than it was given', (_, make) => {
    const workOf = (size: number) => {
      const [sessionToken, text] = make(size)
      const { work, result } = countSteps(() => createRedactor({ sessionToken })(text))
      return [work, result.length, text.length] as const
    }
    const [[once, told, given], [twice]] = [workOf(1000), workOf(2000)]
    expect(twice).toBeLessThan(2.2 * once)
    expect(told).toBeLessThanOrEqual(given + '[redacted]'.length)
  })

  it('takes what is short for no secret, however often it stands there', async () => {
    const sessionToken = `ST=abc${'; x=e'.repeat(8)}`
    const body = { code: 'INVALID_DATA', message: 'x = e or abc, redacted' }
    const given = requestOf({
      mode: 'fetch',
      sessionToken,
      fetch: async () => Response.json(body, { status: 400 }),
    })
    await expect(signOff(given)).rejects.toMatchObject({ pingOne: body })
  })
})
