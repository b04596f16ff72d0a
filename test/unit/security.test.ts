/** SECURITY.md cites tests: each must be there under the name it is cited by. */
import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const fileOf = (name: string) => new URL(`../../${name}`, import.meta.url)
const security = readFileSync(fileOf('SECURITY.md'), 'utf8')
const promises = /^### What is promised[^#]*/m.exec(security)?.[0] ?? ''

/** The tests of a table cell: `file` "name", "name"; `file` "name" */
function citationsOf(cell: string): { file: string; name: string }[] {
  return cell.split('`').flatMap((part, index, parts) => {
    if (index % 2) return []
    return [...part.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file: parts[index - 1] ?? '', name }))
  })
}

const titlesByFile = new Map<string, string[]>()

function titlesOf(file: string): string[] {
  const titles = titlesByFile.get(file) ?? readTitles(file)
  titlesByFile.set(file, titles)
  return titles
}

/** What the tests of a file are called, placeholders and all. */
function readTitles(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(fileOf(file), 'utf8'), ts.ScriptTarget.ES2022, true)
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    const title =
      ts.isCallExpression(node) && /^it\b/.test(node.expression.getText(source)) && node.arguments[0]
    if (title && ts.isStringLiteral(title)) titles.push(title.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return titles
}

const [, , ...ROWS] = promises
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((row) => row.split('|').map((cell) => cell.trim()))

describe('SECURITY.md', () => {
  it.each(ROWS.map(([, promise = '', shown = '']) => [promise, shown]))('shows by tests: %s', (_, shown) => {
    const citations = citationsOf(shown)
    const absent = citations.filter(
      ({ file, name }) => !existsSync(fileOf(file)) || !titlesOf(file).includes(name),
    )
    expect(absent).toEqual([])
    expect([...shown.matchAll(/`/g)].length / 2).toBe(new Set(citations.map(({ file }) => file)).size)
    expect(citations.length).toBeGreaterThan(0)
  })

  it('has its promises in a table', () => {
    expect(ROWS.length).toBeGreaterThan(15)
    expect(ROWS.filter((row) => row.length !== 4)).toEqual([])
  })
})
