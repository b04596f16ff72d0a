/** Returns an object's own property, so that a polluted prototype has no effect. */
export function own(object: unknown, name: string): unknown {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: `Object.hasOwn` is missing in Safari before 15.4.
  return Object.prototype.hasOwnProperty.call(object ?? {}, name)
    ? (object as Record<string, unknown>)[name]
    : undefined
}

/**
 * Checks whether a value is a plain object: no array, and no Map or URLSearchParams, whose content own properties miss.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]'
}
