import { OPTIONS } from './hostile-values.ts'

/** Every option of the SDK, and what its own objects and the platform's hold. */
const POLLUTION = Object.fromEntries(
  [
    ...OPTIONS,
    'scope',
    'events',
    'iss',
    'aud',
    'env',
    'state_',
    'option',
    'status',
    'statusText',
    'headers',
    'pingOne',
  ].map((name) => [name, 'polluted']),
)

/** Works while everything inherits what pollutes `Object.prototype`. */
export async function withPollution<T>(
  work: () => T,
  pollution: Record<string, unknown> = POLLUTION,
): Promise<Awaited<T>> {
  for (const [name, value] of Object.entries(pollution)) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
  }
  try {
    return await work()
  } finally {
    for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name)
  }
}
