import type { SignOffProblem } from '../problems/codes.ts'

/**
 * Reports options that a prototype has, such as the getters of a class, and why they are not read. Only own properties
 * are read, so that a polluted prototype has no influence.
 */
export function checkInherited(config: unknown, names: readonly string[]): SignOffProblem[] {
  try {
    const inherited = names.filter((name) => !Object.hasOwn(Object(config), name) && isOfClass(config, name))
    return inherited.map(describe)
  } catch {
    return []
  }
}

/**
 * Checks whether an option comes from a class. `Object.prototype`, of any realm, does not count: what is there was not
 * meant for a configuration.
 */
function isOfClass(config: unknown, name: string): boolean {
  let prototype: unknown = Object.getPrototypeOf(Object(config))
  while (prototype && Object.getPrototypeOf(prototype)) {
    if (Object.hasOwn(prototype, name)) return true
    prototype = Object.getPrototypeOf(prototype)
  }
  return false
}

function describe(option: string): SignOffProblem {
  return {
    code: 'INVALID_OPTION',
    level: 'error',
    option,
    message: `${option} is inherited, from a class say, and only own properties are read.`,
    fix: `Pass a plain object, { ${option}: config.${option}, … }.`,
  }
}
