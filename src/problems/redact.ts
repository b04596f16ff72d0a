/** Shorter texts could be words of any message. */
const MIN_LENGTH = 8
/** So much of a longer secret is one too; of a shorter one, MIN_LENGTH. */
const PIECE_LENGTH = 16
/** Enough for a cookie that is encoded itself, encoded twice by an answer, and escaped for HTML. */
const MAX_DECODINGS = 4

/** What is left of a JWT from its beginning on, whoever's it is. */
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
 * Makes what takes secrets out of a text: whole ones and pieces of 16 characters, as they are or encoded; a text with an
 * encoded one is told decoded, without it. Each text takes time in proportion to its length; the making, to that of the
 * secrets.
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

/** Each part of a token and each cookie's value is a secret of its own, however short the whole. */
function textsOf({ idToken = '', state = '', sessionToken = '', revoke = [] }: Secrets): string[] {
  const cookies = sessionToken.split(/;\s*/).map((cookie) => cookie.replace(/^[^=]+=/, ''))
  return [idToken, ...idToken.split('.'), state, sessionToken, ...cookies, ...revoke]
}

/** As it is, and as it decodes again and again. */
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
  // As forms write a space; a plus that is meant is taken for one too, in text and secret alike.
  return text.replaceAll('+', ' ').replace(ESCAPE, (written, code, entity, quoted) => {
    // `x2F` and `47` are numbers to JavaScript as they are to HTML.
    if (code) return String.fromCharCode(Number(`0${code}`))
    try {
      return ENTITIES[entity] ?? quoted ?? decodeURIComponent(written)
    } catch {
      // A character cut short.
      return written
    }
  })
}
