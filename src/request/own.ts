/** An object's own property, so that a polluted prototype has no say. */
export function own(object: unknown, name: string): unknown {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: `Object.hasOwn` is missing in Safari before 15.4.
  return Object.prototype.hasOwnProperty.call(object ?? {}, name)
    ? (object as Record<string, unknown>)[name]
    : undefined
}

/** A plain object: no array, no Map, no URLSearchParams, whose content own properties would miss. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]'
}
