/** A label, and text that is set beside it. */
export type Row = readonly [label: string, text: string]

/** Sets texts in a column beside their labels, in lines of so many characters; a longer word stays whole, to be copied. */
export function formatRows(
  rows: readonly Row[],
  width: number,
  column: number = Math.max(...rows.map(([label]) => label.length)) + 2,
): string[] {
  return rows.flatMap(([label, text]) => {
    const lines = wrap(text, width - column)
    return lines.map((line, index) => (index ? '' : label).padEnd(column) + line)
  })
}

export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
