/** A shorter piece could be a word of any message. */
const MIN_LENGTH = 8
/** Any piece of a secret that is this long is hidden. If the secret itself is shorter, MIN_LENGTH is enough. */
const PIECE_LENGTH = 16
/** A cookie may be encoded itself, be encoded twice more by an answer, and then be escaped for HTML. */
const MAX_DECODINGS = 4

/** A JWT, whole or cut off at the end, and no matter whose. */
const JWT = /eyJ[\w-]+(\.[\w-]*)*/g
/** One character as HTML, URLs, or JSON within JSON write it: `&#x2F;`, `&#47;`, `&amp;`; `%2F`, `%C3%A9`; `\"` */
const ESCAPE =
  /&(?:#(\w{1,7})|(amp|lt|gt|quot|apos));|%[0-7][\da-f]|%[c-f][\da-f](?:%[89ab][\da-f])+|\\(["\\/])/gi
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What of the options must not be told. */
export interface Secrets {
  readonly idToken?: string | undefined
  readonly state?: string | undefined
  /** A Cookie header, or the value of a cookie. */
  readonly sessionToken?: string | undefined
  readonly revoke?: readonly string[] | undefined
}

/**
 * Returns a function that removes secrets from a text: whole ones, and pieces of 16 characters, plain or encoded. A text
 * with an encoded secret comes back decoded, without the secret. A call takes time in proportion to the length of its
 * text; making the function, in proportion to the length of the secrets.
 */
export function createRedactor(secrets: Secrets): (text: string) => string {
  const pieces = new Set(textsOf(secrets).flatMap((secret) => piecesOf(secret)))
  const clean = (text: string) => hidePieces(text.replace(JWT, '[redacted]'), pieces)
  return (text) => {
    let told = clean(text)
    let decoded = told
    for (let times = 0; times < MAX_DECODINGS; times++) {
      const next = decode(decoded)
      if (next === decoded) break
      decoded = clean(next)
      if (decoded !== next) told = decoded
    }
    return told
  }
}

/** Each part of a token and each cookie's value is a secret of its own. */
function textsOf({ idToken = '', state = '', sessionToken = '', revoke = [] }: Secrets): string[] {
  const cookies = sessionToken.split(/;\s*/).map((cookie) => cookie.replace(/^[^=]+=/, ''))
  return [idToken, ...idToken.split('.'), state, sessionToken, ...cookies, ...revoke]
}

/** All pieces of a secret: of the secret as it is, decoded once, decoded twice, and so on. */
function piecesOf(secret: string): string[] {
  const pieces: string[] = []
  let form = secret
  for (let times = 0; times <= MAX_DECODINGS; times++) {
    const length = form.length < PIECE_LENGTH ? MIN_LENGTH : PIECE_LENGTH
    for (let end = length; end <= form.length; end++) pieces.push(form.slice(end - length, end))
    const decoded = decode(form)
    if (decoded === form) break
    form = decoded
  }
  return pieces
}

function hidePieces(text: string, pieces: ReadonlySet<string>): string {
  let told = ''
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const length = [PIECE_LENGTH, MIN_LENGTH].find((length) => pieces.has(text.slice(at, at + length))) ?? 0
    if (length && at >= end) told += '[redacted]'
    end = Math.max(end, at + length)
    if (at >= end) told += text[at]
  }
  return told
}

function decode(text: string): string {
  // Forms write a space as a plus. A real plus is decoded too, but in text and secret alike, so that they still match.
  return text.replaceAll('+', ' ').replace(ESCAPE, (written, code, entity, quoted) => {
    // With a zero before it, HTML's `x2F` or `47` is a number to JavaScript too.
    if (code) return String.fromCharCode(Number(`0${code}`))
    try {
      return ENTITIES[entity] ?? quoted ?? decodeURIComponent(written)
    } catch {
      // Half a character, where a text was cut off.
      return written
    }
  })
}
