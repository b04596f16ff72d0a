/** `https://app.example.com:8443/bye/?a=b`, `com.example.app:/bye`; every text matches. */
const PARTS =
  /^(?<scheme>[^:]*)(?<host>:\/\/[^/:?]*)?(?<port>:\d*)?(?<path>[^?]*?)(?<slash>\/?)(?<query>\?.*)?$/s

/** What people confuse, beside upper and lower case. */
const CONFUSED = ['scheme', 'host', 'port', 'slash']

type Parts = Readonly<Record<string, string | undefined>>

/** A registered URI that was probably meant, and in what the given one differs from it. */
export interface NearMiss {
  readonly uri: string
  readonly difference: string
}

/** Finds, of the registered URIs, the first that differs in nothing but what people confuse. */
export function findNearMiss(given: string, registered: readonly string[]): NearMiss | undefined {
  const parts = parse(given)
  for (const uri of registered) {
    const others = parse(uri)
    if (others.path !== parts.path || others.query !== parts.query) continue
    const differing = CONFUSED.filter((name) => others[name] !== parts[name])
    return { uri, difference: differing.join(' and ') || 'case' }
  }
  return undefined
}

function parse(uri: string): Parts {
  return PARTS.exec(uri.toLowerCase())?.groups as Parts
}
