import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SRC = new URL('../../src/', import.meta.url).pathname
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** The way a sign-off goes: each folder imports from itself and from those before it. `''` holds the entries. */
const FOLDERS = [
  'problems',
  'request',
  'options',
  'browser',
  'http',
  'sign-off',
  'probe',
  'server',
  'emulator',
  'command-line',
  '',
]

interface Import {
  from: string
  to: string
}

const sourceOf = (file: string) => readFileSync(SRC + file, 'utf8')
const folderOf = (file: string) => file.slice(0, Math.max(0, file.indexOf('/')))

/** Imports of types among them: who needs to know a type depends on its file. */
function importsOf(from: string): Import[] {
  const { importedFiles } = ts.preProcessFile(sourceOf(from))
  return importedFiles.map(({ fileName }) => {
    return { from, to: fileName.startsWith('.') ? posix.join(posix.dirname(from), fileName) : fileName }
  })
}

const IMPORTS = FILES.flatMap(importsOf)
const LOCAL = IMPORTS.filter(({ to }) => FILES.includes(to))
const show = (imports: Import[]) => imports.map(({ from, to }) => `${from} -> ${to}`)

/** Where a file gets by its imports. */
function reachOf(file: string): Set<string> {
  const reached = new Set<string>()
  const follow = (current: string) => {
    for (const { from, to } of LOCAL) {
      if (from !== current || reached.has(to)) continue
      reached.add(to)
      follow(to)
    }
  }
  follow(file)
  return reached
}

/** Values of the platform that a page has and Node has not, BroadcastChannel among them, which is for pages here. */
function domNamesOf(program: ts.Program, file: string): string[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(SRC + file)
  const names = new Set<string>()
  const isGlobal = (node: ts.Identifier) => {
    const global = checker.resolveName(node.text, undefined, ts.SymbolFlags.Value, false)
    const isOfDom = global?.declarations?.some((declaration) =>
      /lib\.dom/.test(declaration.getSourceFile().fileName),
    )
    return isOfDom && global === checker.getSymbolAtLocation(node)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isOfPages(node.text) && isGlobal(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  if (source) visit(source)
  return [...names]
}

function isOfPages(name: string): boolean {
  return name === 'BroadcastChannel' || !(name in globalThis)
}

describe('folders', () => {
  it('are the known ones', () => {
    expect(FILES.map(folderOf).filter((folder) => !FOLDERS.includes(folder))).toEqual([])
  })

  it('stand in CONTRIBUTING.md in their order', () => {
    const contributing = readFileSync(`${SRC}../CONTRIBUTING.md`, 'utf8')
    const [, layers = ''] = /^(`problems`.*?) Entries lie on top/ms.exec(contributing) ?? []
    const named = [...layers.matchAll(/(?:^|→\s)`([\w-]+)`/g)].map(([, folder]) => folder)
    expect(named).toEqual(FOLDERS.filter((folder) => folder !== ''))
  })

  it('import from themselves and from those before them', () => {
    const rank = (file: string) => FOLDERS.indexOf(folderOf(file))
    const upward = LOCAL.filter(({ from, to }) => rank(from) < rank(to) && !isEntryOfPackage(from, to))
    expect(show(upward)).toEqual([])
  })

  it('keep back ends and pages apart', () => {
    const isBetween = (one: string, other: string) => (file: Import) =>
      folderOf(file.from) === one && folderOf(file.to) === other
    expect(show(LOCAL.filter(isBetween('http', 'browser')))).toEqual([])
    expect(show(LOCAL.filter(isBetween('server', 'browser')))).toEqual([])
  })

  it('bring in other packages where they belong', () => {
    const foreign = IMPORTS.filter(({ to }) => !FILES.includes(to))
    const allowed = (folder: string) => {
      if (folder === 'emulator') return /^(node:|jose$|oidc-provider$|selfsigned$|emulator\/.*\.json$)/
      return folder === 'command-line'
        ? /^(node:|commander$|jose$|oauth4webapi$|pingone-signoff\/emulator$|proxy-from-env$)/
        : /^$/
    }
    const wrong = foreign.filter(({ from, to }) => from !== 'cli.ts' && !allowed(folderOf(from)).test(to))
    expect(show(wrong)).toEqual([])
  })

  it('name the DOM in browser/ alone', () => {
    const program = ts.createProgram(
      FILES.map((file) => SRC + file),
      {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: [],
        // The names of the files themselves are all that is asked for.
        noResolve: true,
        strict: true,
        noEmit: true,
      },
    )
    const elsewhere = FILES.filter((file) => !['browser', 'emulator'].includes(folderOf(file)))
    expect(elsewhere.filter((file) => domNamesOf(program, file).length)).toEqual([])
  })
})

/** The commands use the package as its users do. */
function isEntryOfPackage(from: string, to: string): boolean {
  return folderOf(from) === 'command-line' && folderOf(to) === '' && to !== 'cli.ts'
}

describe('files', () => {
  it('import in no circle', () => {
    expect(FILES.filter((file) => reachOf(file).has(file))).toEqual([])
  })

  it('have 150 lines at most', () => {
    const linesOf = (file: string) => sourceOf(file).trimEnd().split('\n').length
    expect(FILES.filter((file) => linesOf(file) > 150)).toEqual([])
  })
})
