/** What a runtime is asked, and what it has to find. */
export interface Check {
  name: string
  expected: unknown
  find: () => unknown
}

/** As JSON: what is `undefined` is not there. */
export interface Result {
  name: string
  expected: unknown
  found: unknown
}

/** Runs every check, one after the other, with nothing but the web platform. */
export async function runSuite(): Promise<string> {
  const before = globals()
  const { CHECKS } = await import('./checks.ts')
  const added = globals().filter((global) => !before.includes(global))
  const results: Result[] = [{ name: 'importing adds no global', expected: [], found: added.map(String) }]
  for (const { name, expected, find } of CHECKS) {
    results.push({ name, expected, found: await Promise.resolve().then(find).catch(String) })
  }
  return JSON.stringify(results)
}

function globals(): PropertyKey[] {
  return Reflect.ownKeys(globalThis)
}
