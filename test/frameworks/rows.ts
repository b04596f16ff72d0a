/** The tables of callers, as docs/back-ends.md has them. */
import { readFileSync } from 'node:fs'
import type { Caller, Row } from './measure.ts'

const DOCUMENT = new URL('../../docs/back-ends.md', import.meta.url)
const COLUMNS = ['caller', 'version', 'hint', 'happened', 'application', 'pingOne'] as const
const HEADER = `| posted by | version | hint | what happened | session of the application | session at PingOne |
|---|---|---|---|---|---|`

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${COLUMNS.map((column) => row[column]).join(' | ')} |`)
  return [HEADER, ...lines].join('\n')
}

/** The table that stands below a heading of the document, of these callers alone. */
export function documentedTable(heading: string, callers: readonly Caller[]): string {
  const [, section = ''] = readFileSync(DOCUMENT, 'utf8').split(`\n### ${heading}\n`)
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? []
  const [header, rule, ...rows] = table.trimEnd().split('\n')
  const isAsked = (row: string) => callers.some(({ name }) => row.startsWith(`| ${name} |`))
  return [header, rule, ...rows.filter(isAsked)].join('\n')
}

/** The ends that the law allows, as `what happened`, `session of the application`, `session at PingOne`. */
const LAWFUL = [
  /^left( at the second post)?, verified \| ended \| ended$/,
  /^\d{3} with a button; pressed: left, verified \| untouched; ended \| lives; ended$/,
  // For programs, which are told in JSON what to change.
  /^4\d\d( [A-Z_]+| as text)? \| untouched \| lives$/,
]

/** Whoever posts, either the browser leaves for PingOne, or nothing has been cleared. */
export function isLawful({ happened, application, pingOne }: Row): boolean {
  const end = [happened, application, pingOne].join(' | ')
  return LAWFUL.some((pattern) => pattern.test(end))
}
