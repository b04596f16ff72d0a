import type { Surroundings } from '../options/surroundings.ts'

/** Whether there is a page that can leave: not in Node, at the edge or in a worker. A polluted prototype makes none. */
export function hasDocument(): boolean {
  return Object.hasOwn(globalThis, 'document') && globalThis.document !== undefined
}

/** What this runtime is, read anew each time, since tests and shells put a `document` in its place. */
export function readSurroundings(): Surroundings {
  if (!hasDocument()) return { kind: 'server' }
  const { location, self, top } = globalThis
  const origin = location?.origin ?? ''
  return {
    kind: 'page',
    origin: /^https?:/.test(origin) ? origin : undefined,
    isFramed: self !== top,
  }
}
