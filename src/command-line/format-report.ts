import type { Problem } from './online-problems.ts'
import { toPrintable } from './printable.ts'
import { formatRows, type Row, wrap } from './rows.ts'
import { createPaint, type Output, type Paint, type Terminal, widthOf } from './terminal.ts'

/** The column where `error`, `warning` and `fix` end, and the texts begin. */
const COLUMN = 9

const STYLES = { error: 'red', warning: 'yellow' } as const

/** A part of a report, with its heading. */
export interface Section {
  readonly heading: string
  readonly rows: readonly Row[]
}

/** Formats problems, sections and a closing remark for people. Nothing in the text can control the terminal. */
export function formatReport(
  { problems, sections = [], closing }: PrintedReport,
  output: Output,
  env: Terminal['env'],
): string {
  const [paint, width] = [createPaint(output, env), widthOf(output)]
  const blocks = [
    ...problems.map((problem) => formatProblem(problem, paint, width)),
    ...sections.map(({ heading, rows }) => [
      paint('bold', heading),
      ...formatRows(
        rows.map(([label, text]) => [`  ${label}`, toPrintable(text)]),
        width,
      ),
    ]),
    wrap(closing, width),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

export interface PrintedReport {
  readonly problems: readonly Problem[]
  readonly sections?: readonly Section[]
  readonly closing: string
}

function formatProblem(
  { code, level, option, message, fix }: Problem,
  paint: Paint,
  width: number,
): string[] {
  const rows: Row[] = [
    ['', toPrintable(message)],
    ['fix', toPrintable(fix)],
  ]
  const title = `${level.padEnd(COLUMN)}${code} (${option})`
  return [paint(STYLES[level], title), ...formatRows(rows, width, COLUMN)]
}

/** Says in words how many errors and warnings there are. */
export function countProblems(problems: readonly Problem[]): string {
  const levels = ['error', 'warning'] as const
  const counts = levels.map((level) => [problems.filter((problem) => problem.level === level).length, level])
  const words = counts
    .filter(([count]) => count)
    .map(([count, level]) => `${count} ${level}${count === 1 ? '' : 's'}`)
  return words.join(', ')
}
