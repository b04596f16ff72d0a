/** Splits a URI into its parts: `https://app.example.com:8443/bye/?a=b`, `com.example.app:/bye`. Every text matches. */
const PARTS =
  /^(?<scheme>[^:]*)(?<host>:\/\/[^/:?]*)?(?<port>:\d*)?(?<path>[^?]*?)(?<slash>\/?)(?<query>\?.*)?$/s

type Parts = Readonly<Record<string, string | undefined>>

/**
 * Returns the beginning of the fix for a URI that is not registered. The fix goes on with "it there". People confuse
 * any part except the path and the query. So the first registered URI with the same path and query was probably meant.
 */
export function describeChange(given: string, registered: readonly string[]): string {
  const parts = parse(given)
  for (const uri of registered) {
    const others = parse(uri)
    const differing = Object.keys(parts).filter((name) => others[name] !== parts[name])
    const difference = differing.join(' and ') || 'case'
    if (!/path|query/.test(difference)) return `Pass '${uri}' exactly (other ${difference}), or add`
  }
  return 'Add'
}

function parse(uri: string): Parts {
  return PARTS.exec(uri.toLowerCase())?.groups as Parts
}
