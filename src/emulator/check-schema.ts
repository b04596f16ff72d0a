import schema from './config.schema.json' with { type: 'json' }

/** Something wrong with the settings. */
export interface ConfigProblem {
  /** For example `environments[0].applications[1].redirectUris[0]`. `''` stands for the whole. */
  path: string
  message: string
}

/** The part of JSON Schema that the settings need. */
export interface Schema {
  $ref?: string
  type?: string
  enum?: readonly string[]
  format?: string
  minLength?: number
  minItems?: number
  minimum?: number
  maximum?: number
  items?: Schema
  required?: readonly string[]
  properties?: Readonly<Record<string, Schema>>
}

const DEFINITIONS: Readonly<Record<string, Schema>> = schema.$defs

/** The formats of texts. A host has no port and no scheme, because PingOne's own hosts have neither. */
const FORMATS: Record<string, { is: (text: string) => boolean; expected: string }> = {
  uuid: {
    is: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
    expected: 'a UUID in lower case, such as eb41e805-36a5-47df-af01-c5235f410c8e',
  },
  hostname: {
    is: (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(text),
    expected: 'a host name in lower case, without scheme, port and path',
  },
  uri: {
    is: (text) => URL.canParse(text) && !text.includes('#'),
    expected: 'an absolute URI without a fragment',
  },
  origin: {
    is: (text) => URL.canParse(text) && new URL(text).origin === text,
    expected: 'an origin, such as http://localhost:4000: no path, no slash at the end',
  },
}

/** Returns all that is wrong with a value, by the published schema. */
export function checkSchema(value: unknown, given: Schema, path: string): ConfigProblem[] {
  const rule = given.$ref ? (DEFINITIONS[given.$ref.replace('#/$defs/', '')] ?? {}) : given
  const wrong = describeMismatch(value, rule)
  if (wrong) return [{ path, message: wrong }]
  if (Array.isArray(value)) {
    const { items = {} } = rule
    return value.flatMap((item, index) => checkSchema(item, items, `${path}[${index}]`))
  }
  return isRecord(value) && rule.properties ? checkProperties(value, rule, path) : []
}

function checkProperties(
  value: Record<string, unknown>,
  { properties = {}, required = [] }: Schema,
  path: string,
): ConfigProblem[] {
  const below = (name: string) => (path ? `${path}.${name}` : name)
  const missing = required
    .filter((name) => value[name] === undefined)
    .map((name) => ({ path: below(name), message: 'is missing' }))
  const given = Object.entries(value).filter(([, item]) => item !== undefined)
  const found = given.flatMap(([name, item]) => {
    const rule = Object.hasOwn(properties, name) ? properties[name] : undefined
    return rule ? checkSchema(item, rule, below(name)) : [unknownSetting(below(name), name, properties)]
  })
  return [...missing, ...found]
}

function unknownSetting(path: string, name: string, properties: object): ConfigProblem {
  const known = Object.keys(properties)
  const meant = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  const advice = meant ? `did you mean ${meant}?` : `known are ${known.join(', ')}`
  return { path, message: `is no setting: ${advice}` }
}

function describeMismatch(value: unknown, rule: Schema): string | undefined {
  const { type, enum: choices, format, minLength = 0, minItems = 0, minimum, maximum } = rule
  if (choices && !choices.includes(value as string)) return `must be one of ${choices.join(', ')}`
  if (type && !isOfType(value, type)) return `must be ${NAMES[type]}, and is ${typeNameOf(value)}`
  if (typeof value === 'string' && value.length < minLength) return 'must not be empty'
  if (Array.isArray(value) && value.length < minItems) return 'must not be empty'
  if (typeof value === 'number' && (value < (minimum ?? value) || value > (maximum ?? value)))
    return `must be from ${minimum} to ${maximum}`
  const { is, expected } = FORMATS[format ?? ''] ?? {}
  return is && !is(`${value}`) ? `must be ${expected}` : undefined
}

const NAMES: Record<string, string> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'object') return isRecord(value)
  if (type === 'array') return Array.isArray(value)
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

/** Names the type of a value. The value itself is not shown, because it may be a secret. */
function typeNameOf(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return 'a number'
  return NAMES[Array.isArray(value) ? 'array' : typeof value] ?? typeof value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
