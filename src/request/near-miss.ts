/**
 * `https://app.example.com:8443/bye/?a=b`, `com.example.app:/bye`: scheme, host, port, path, the slash at its end, query.
 * Every text with a colon matches.
 */
const PARTS = /^([^:/?]*):(?:\/\/([^:/?]*)(:\d*)?)?([^?]*?)(\/?)(\?.*)?$/s
const NAMES = ['scheme', 'host', 'port', 'path', 'the slash at the end', 'query']
const MOST_DIFFERENCES = 2

/** A registered URI that was probably meant, and in what the given one differs from it. */
export interface NearMiss {
  readonly uri: string
  readonly differences: readonly string[]
}

/** Finds the registered URI that differs least in what people confuse: scheme, host, port, letter case, a slash at the end. */
export function findNearMiss(uri: string, registered: readonly string[]): NearMiss | undefined {
  const given = partsOf(uri)
  let nearest: NearMiss | undefined
  for (const candidate of registered) {
    const differences = compare(given, partsOf(candidate))
    const fewest = nearest ? nearest.differences.length - 1 : MOST_DIFFERENCES
    if (differences && differences.length <= fewest) nearest = { uri: candidate, differences }
  }
  return nearest
}

function partsOf(uri: string): string[] {
  return Array.from(PARTS.exec(uri) ?? [uri], (part) => part ?? '').slice(1)
}

/** What differs, or nothing where path or query do, which nobody confuses. */
function compare(given: readonly string[], candidate: readonly string[]): string[] | undefined {
  const differences = new Set<string>()
  for (const [index, name] of NAMES.entries()) {
    const [one = '', other = ''] = [given[index], candidate[index]]
    if (one === other) continue
    const isCase = differInCaseAlone(one, other)
    if (!isCase && (name === 'path' || name === 'query')) return undefined
    differences.add(isCase ? 'upper and lower case' : name)
  }
  return [...differences]
}

/** The lengths first: a long URI beside many registered ones is not written anew for each. */
function differInCaseAlone(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase()
}
