import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

const SRC = new URL('../src/', import.meta.url).pathname
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** From the top; what is in none of them is built and checked. */
const ENTRIES = packageJson.tsup
  .flatMap(({ entry }): string[] => (Array.isArray(entry) ? entry : Object.values(entry)))
  .map((path) => path.replace(/^src\//, ''))
const HAPPENS = [
  'clean-up.ts',
  'complete-sign-off.ts',
  'fetch-sign-off.ts',
  'other-tabs.ts',
  'pending-states.ts',
  'redirect.ts',
  'rejection.ts',
  'oauth-requests.ts',
  'send.ts',
  'sign-off.ts',
  'sign-off-routes.ts',
  'complete-request.ts',
  'start-sign-off.ts',
  'submit-form.ts',
]
const isCommandLine = (file: string) => file === 'cli.ts' || file.startsWith('command-line/')
const PROBLEMS_AND_ERRORS = [
  'problem.ts',
  'problem-texts.ts',
  'sign-off-error.ts',
  'request-errors.ts',
  'parse-url.ts',
]

const BROWSER_FILES = [
  'complete-sign-off.ts',
  'other-tabs.ts',
  'page.ts',
  'pending-states.ts',
  'redirect.ts',
  'submit-form.ts',
]

interface Import {
  from: string
  to: string
  isTypeOnly: boolean
}

const sourceOf = (file: string) => readFileSync(SRC + file, 'utf8')

function importsOf(from: string): Import[] {
  const { statements } = ts.createSourceFile(from, sourceOf(from), ts.ScriptTarget.ES2022)
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    const { moduleSpecifier } = statement
    if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return []
    const isTypeOnly = ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly === true
    const { text } = moduleSpecifier
    const to = text.startsWith('.') ? posix.join(posix.dirname(from), text) : text
    return [{ from, to, isTypeOnly }]
  })
}

const IMPORTS = FILES.flatMap(importsOf)

function layerOf(file: string): number {
  if (isCommandLine(file)) return 4
  if (ENTRIES.includes(file)) return 3
  if (HAPPENS.includes(file)) return 2
  return PROBLEMS_AND_ERRORS.includes(file) ? 0 : 1
}

/** Whether a file comes to itself by its imports at run time. */
function isInCycle(file: string): boolean {
  const reached = new Set<string>()
  const follow = (current: string) => {
    for (const { from, to, isTypeOnly } of IMPORTS) {
      if (from !== current || isTypeOnly || reached.has(to)) continue
      reached.add(to)
      follow(to)
    }
  }
  follow(file)
  return reached.has(file)
}

/** Values of the platform that a page has and Node has not, BroadcastChannel among them, which is for pages here. */
function domNamesOf(program: ts.Program, file: string): string[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(SRC + file)
  const names = new Set<string>()
  const isGlobal = (node: ts.Identifier) =>
    checker.getSymbolAtLocation(node)?.declarations?.some((declaration) => {
      const isTopLevel = checker.resolveName(node.text, undefined, ts.SymbolFlags.Value, false)
      return (
        isTopLevel === checker.getSymbolAtLocation(node) &&
        /lib\.dom/.test(declaration.getSourceFile().fileName)
      )
    })
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isGlobal(node) && isOfPages(node.text)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  if (source) visit(source)
  return [...names]
}

function isOfPages(name: string): boolean {
  return name === 'BroadcastChannel' || !(name in globalThis)
}

describe('imports', () => {
  it('of every file are known', () => {
    const targets = new Set(IMPORTS.map(({ to }) => to).filter((to) => !FILES.includes(to)))
    expect([...targets].sort()).toEqual(['jose', 'node:fs', 'node:process', 'node:util', 'oauth4webapi'])
  })

  it('run one way: the command line, entries, what happens, what is built and checked, problems and errors', () => {
    const local = IMPORTS.filter(({ to }) => FILES.includes(to))
    const upward = local.filter(({ from, to }) => layerOf(from) < layerOf(to))
    expect(upward.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('never run in a circle', () => {
    expect(FILES.filter(isInCycle)).toEqual([])
  })

  it('never reach for an entry, but from the command line', () => {
    const toEntry = IMPORTS.filter(({ from, to }) => ENTRIES.includes(to) && !ENTRIES.includes(from))
    const reaching = toEntry.filter(({ from, to }) => !isCommandLine(from) || to === 'cli.ts')
    expect(reaching).toEqual([])
  })

  it('bring oauth4webapi into two files at most', () => {
    const files = IMPORTS.filter(({ to }) => to === 'oauth4webapi').map(({ from }) => from)
    expect(files.sort()).toEqual(['oauth-requests.ts', 'state.ts'])
  })

  it('bring Node, jose and the command line into the command line alone', () => {
    const own = IMPORTS.filter(({ to }) => /^(node:|jose$)/.test(to) || isCommandLine(to))
    expect(own.filter(({ from }) => !isCommandLine(from))).toEqual([])
  })
})

describe('DOM names', () => {
  it('stand in the browser files alone', { timeout: 60_000 }, () => {
    const program = ts.createProgram(
      FILES.map((file) => SRC + file),
      {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: [],
        strict: true,
        noEmit: true,
      },
    )
    const naming = FILES.filter((file) => domNamesOf(program, file).length)
    expect(naming.sort()).toEqual(BROWSER_FILES)
  })
})

describe('source files', () => {
  it('have 150 lines at most', () => {
    const long = FILES.map((file) => [file, sourceOf(file).trimEnd().split('\n').length] as const)
    expect(long.filter(([, lines]) => lines > 150)).toEqual([])
  })
})
