import type { Report } from '../problems/problem.ts'

/** What an option must be: in words, and as a check that gives the value back, or nothing where it is something else. */
export type OptionType<T> = readonly [expected: string, accept: (value: unknown) => T | undefined]

export type AnyFunction = (...parameters: unknown[]) => unknown

type OptionTypes = Record<string, OptionType<unknown>>

/** The values of options, each of its type, or absent. */
export type OptionValues<T extends OptionTypes> = {
  [K in keyof T]: T[K] extends OptionType<infer V> ? V | undefined : never
}

/**
 * Reads each option as an own property, so that a polluted prototype has no say, and once, since a getter or a Proxy
 * may throw, or answer otherwise the second time. `undefined`, `null` and `''` mean "not given".
 */
export function readOptions<T extends OptionTypes>(
  options: unknown,
  types: T,
  report: Report,
): OptionValues<T> {
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(types)) {
    const [expected, accept] = types[name] as OptionType<unknown>
    values[name] = undefined
    try {
      const value = own(options, name)
      if (isAbsent(value)) continue
      values[name] = accept(value)
      if (values[name] !== undefined) continue
    } catch {}
    report('INVALID_OPTION', name, expected)
  }
  return values as OptionValues<T>
}

export function own(object: unknown, name: string): unknown {
  return Object.hasOwn(Object(object), name) ? (object as Record<string, unknown>)[name] : undefined
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A plain object: no array, no Map, no URLSearchParams, whose content own properties would miss. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]'
}

export const STRING: OptionType<string> = typed('string')
export const BOOLEAN: OptionType<boolean> = typed('boolean')
export const FUNCTION: OptionType<AnyFunction> = /* @__PURE__ */ typed('function')

function typed<T>(type: string): OptionType<T> {
  return [`a ${type}`, (value) => (typeof value === type ? (value as T) : undefined)]
}

export function oneOf<T extends string>(...names: readonly T[]): OptionType<T> {
  return [names.join(' or '), (value) => names.find((name) => name === value)]
}
