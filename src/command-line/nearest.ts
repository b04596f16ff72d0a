const TOLERANCE = 3

/** What somebody meant who wrote almost one of these names. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const distances = names.map((name) => ({ name, distance: distance(bare(written), bare(name)) }))
  const [best] = distances.sort((one, other) => one.distance - other.distance)
  return best && best.distance <= TOLERANCE ? best.name : undefined
}

/** `--authPath`, `--auth_path` and `--auth-path` are one. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '')
}

/** Levenshtein's: how many characters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1]
    for (let column = 1; column <= other.length; column++) {
      const [diagonal = 0, above = 0] = row.slice(column - 1)
      const change = other[column - 1] === character ? 0 : 1
      next.push(Math.min(diagonal + change, above + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
