import { isRecord, own } from '../request/own.ts'

/** The token that a text holds, or what it holds instead. */
export type FoundToken =
  | { readonly token: string; readonly fault?: undefined }
  | { readonly token?: undefined; readonly fault: string }

/** Matches the name in `ID_TOKEN=eyJ…` and `export ID_TOKEN="eyJ…"`, but not in `ST=…`, which is a cookie. */
const ASSIGNMENT = /^(?:export\s+)?(?!(?:ST|ST-NO-SS)=)[A-Za-z_]\w*\s*=\s*(?=[^=\s])/
const QUOTED = /^(["'])(.*)\1$/s

/**
 * Finds a token in the forms that people keep one in: alone, in quotes, after `NAME=` or `Bearer`, or, for an ID
 * token, in the JSON of a token response.
 *
 * @param option `idToken` or `sessionToken`
 */
export function parseToken(text: string, option: string): FoundToken {
  const isIdToken = option === 'idToken'
  const trimmed = text.trim()
  if (/^[{[]/.test(trimmed)) {
    return isIdToken ? parseTokenResponse(trimmed) : { fault: 'JSON, not the session token alone' }
  }
  const token = unquote(
    unquote(trimmed)
      .replace(ASSIGNMENT, '')
      .replace(/^Bearer\s+/i, ''),
  )
  if (!token) return { fault: 'a name without a token' }
  // A cookie header may contain spaces. In an ID token a line break or space means that it was cut, or is not alone.
  if (/[\r\n]/.test(token)) return { fault: 'several lines, where the token should stand alone, in one' }
  if (isIdToken && /\s/.test(token))
    return { fault: 'white space within, where the token should stand alone' }
  return { token }
}

function unquote(text: string): string {
  return (QUOTED.exec(text)?.[2] ?? text).trim()
}

/** Finds the ID token in a token response. OpenID Connect Core 1.0, section 3.1.3.3 */
function parseTokenResponse(json: string): FoundToken {
  try {
    const response: unknown = JSON.parse(json)
    const token = isRecord(response) ? own(response, 'id_token') : undefined
    if (typeof token === 'string' && token) return { token }
    return { fault: 'JSON without an id_token: ask for the scope openid at sign-on' }
  } catch {
    return { fault: 'what begins like JSON and is none' }
  }
}
