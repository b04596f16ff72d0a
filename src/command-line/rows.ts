import { Help } from 'commander'

/** A label, and text that is set beside it. */
export type Row = readonly [label: string, text: string]

/**
 * Sets texts in a column beside their labels, in lines of at most `width` characters. A longer word stays whole, so
 * that it can be copied.
 */
export function formatRows(
  rows: readonly Row[],
  width: number,
  column: number = Math.max(...rows.map(([label]) => label.length)) + 2,
): string[] {
  return rows.flatMap((row) => formatRow(row, width, column))
}

export function formatRow([label, text]: Row, width: number, column: number): string[] {
  return wrap(text, width - column).map((line, index) => (index ? '' : label).padEnd(column) + line)
}

export function wrap(text: string, width: number): string[] {
  const help = new Help()
  help.minWidthToWrap = 1
  return help.boxWrap(text, width).split('\n')
}
