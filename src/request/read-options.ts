import type { Report } from '../problems/problem.ts'
import { own } from './own.ts'

/** The type that an option must have. */
export interface OptionType<T> {
  /** The words that end the sentence "It is not …". */
  readonly expected: string
  /** Returns the value, in another form for some types, or `undefined` if it is not of this type. */
  readonly accept: (value: unknown) => T | undefined
}

export type AnyFunction = (...parameters: unknown[]) => unknown

type OptionTypes = Record<string, OptionType<unknown>>

/** The values of options. Each is of its type, or absent. */
export type OptionValues<T extends OptionTypes> = {
  [K in keyof T]: T[K] extends OptionType<infer V> ? V | undefined : never
}

/**
 * Reads each option as an own property, so that a polluted prototype has no effect. Each is read once, since a getter
 * or a Proxy may throw, or return something else the second time. `undefined`, `null` and `''` mean "not given".
 */
export function readOptions<T extends OptionTypes>(
  options: unknown,
  types: T,
  report: Report,
): OptionValues<T> {
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(types)) {
    values[name] = readOption(options, name, types[name] as OptionType<unknown>, report)
  }
  return values as OptionValues<T>
}

/** Reads one option, as `readOptions` does. */
export function readOption<T>(
  options: unknown,
  name: string,
  { accept, expected }: OptionType<T>,
  report: Report,
): T | undefined {
  try {
    const given = own(options, name)
    if (isAbsent(given)) return undefined
    const value = accept(given)
    if (value !== undefined) return value
  } catch {
    // A getter or a Proxy of the caller's threw.
  }
  report('INVALID_OPTION', name, `is not ${expected}`)
  return undefined
}

export function isAbsent(value: unknown): boolean {
  return (value ?? '') === ''
}

export const STRING: OptionType<string> = typed('string')
export const BOOLEAN: OptionType<boolean> = typed('boolean')
export const FUNCTION: OptionType<AnyFunction> = /* @__PURE__ */ typed('function')

function typed<T>(type: string): OptionType<T> {
  return { expected: `a ${type}`, accept: (value) => (typeof value === type ? (value as T) : undefined) }
}

export function oneOf<T extends string>(...names: readonly T[]): OptionType<T> {
  return { expected: names.join(' or '), accept: (value) => names.find((name) => name === value) }
}
