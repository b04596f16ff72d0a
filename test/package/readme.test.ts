/** The code of all documents and of the TSDoc examples, as an application would compile and run it, with the built package. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'
import { DOCUMENTS, readDocument } from '../../.ci/documents.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { AUTH_PATH, ENV_ID, makeIdToken } from '../unit/fixtures.ts'

const ROOT = new URL('../../', import.meta.url)

/** Quotes of files (`file=`) are compiled where they stand; a block with a `name=` is what others of its page import. */
const EXAMPLE = /^```ts(?: name=(\S+))?\n(.*?)^```/gms

/** By the names of modules, a folder for each page. */
type Sources = Readonly<Record<string, string>>

function examplesOf(page: string): Sources {
  const examples = [...readDocument(page).matchAll(EXAMPLE)]
  const folder = page.replace(/\W/g, '-')
  return Object.fromEntries(
    examples.map(([, name, code = ''], index) => [`${folder}/${name ?? `example-${index}`}.ts`, code]),
  )
}

const README_EXAMPLES = examplesOf('README.md')
const TSDOC_EXAMPLES = readSource().flatMap((source) =>
  [...source.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code.replace(/^ *\* ?/gm, '')),
)

/** The declarations of each entry, as `exports` has them. */
const DECLARATIONS = Object.entries(packageJson.exports).flatMap(([entry, target]) =>
  typeof target === 'string'
    ? []
    : [[entry.replace('.', packageJson.name), [new URL(target.types, ROOT).pathname]]],
)

function readSource(): string[] {
  const folder = new URL('src/', ROOT)
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
}

/** What of Next.js the example uses: the framework itself is too heavy for this test. */
const NEXT = `
declare module 'next/headers' {
  interface Cookie { name: string; value: string; path?: string; maxAge?: number; httpOnly?: boolean; sameSite?: 'lax' | 'strict' | 'none' | boolean; secure?: boolean }
  export function cookies(): Promise<{ set(cookie: Cookie): unknown; delete(name: string): unknown }>
}
declare module 'next/navigation' {
  export function redirect(url: string): never
}
`

/** Compiles sources as if each were a module of an application, and returns what the compiler says of which. */
function compile(sources: Sources): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    // types.test.ts checks the declarations.
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // The emulator's: no example of a page names anything of Node.
    types: ['node'],
    paths: Object.fromEntries(DECLARATIONS),
  }
  const files = new Map(Object.entries(sources).map(([name, source]) => [`/example/${name}`, source]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  // Without it TypeScript would look for no file in a folder that is not on the disk.
  Reflect.deleteProperty(host, 'directoryExists')
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, version) => {
    const source = files.get(name)
    return source === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, source, version)
  }
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host))
  return diagnostics.map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n')
    return file ? `${text}, in ${file.fileName}:\n${file.text}` : text
  })
}

/** Runs a source against the built package: what it exports. */
async function load(source: string): Promise<unknown> {
  const built = source.replace(/'pingone-signoff(?:\/(\w+))?'/, (_, entry = 'index') => {
    return `'${new URL(`dist/${entry}.js`, ROOT).href}'`
  })
  const { outputText } = ts.transpileModule(built, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)
}

describe('the examples', () => {
  it('of all documents compile', () => {
    const examples = Object.assign({}, ...DOCUMENTS.map(examplesOf))
    expect(Object.keys(examples).length).toBeGreaterThan(15)
    expect(compile({ ...examples, 'next.ts': NEXT })).toEqual([])
  }, 60_000)

  it('in JavaScript can be parsed', () => {
    const blocks = DOCUMENTS.flatMap((page) => [
      ...readDocument(page).matchAll(/^```(jsx?|tsx)\n(.*?)^```/gms),
    ])
    const faults = blocks.flatMap(([, language = '', code = '']) => {
      const { diagnostics = [] } = ts.transpileModule(code, {
        fileName: `example.${language}`,
        reportDiagnostics: true,
        compilerOptions: { jsx: ts.JsxEmit.Preserve, module: ts.ModuleKind.ESNext, allowJs: true },
      })
      return diagnostics.map(
        ({ messageText }) => `${ts.flattenDiagnosticMessageText(messageText, ' ')}, in:\n${code}`,
      )
    })
    expect(blocks.length).toBeGreaterThan(3)
    expect(faults).toEqual([])
  })

  it('of TSDoc compile', () => {
    expect(TSDOC_EXAMPLES.length).toBeGreaterThan(8)
    expect(compile(Object.fromEntries(TSDOC_EXAMPLES.map((code, index) => [`${index}.ts`, code])))).toEqual(
      [],
    )
  }, 60_000)
})

interface BackEnd {
  start: (request: Request, idToken: string, clearSession: () => Headers) => Promise<Response>
  complete: (request: Request) => Response
}

describe('the README', () => {
  it('has a back end that leaves for PingOne, and verifies the return', async () => {
    const source = Object.values(README_EXAMPLES).find((block) => block.includes('/server')) ?? ''
    const { start, complete } = (await load(source)) as BackEnd
    const headers = { origin: 'https://app.example.com', accept: 'application/json' }
    const request = new Request('https://app.example.com/sign-off', { method: 'POST', headers })
    const answer = await start(
      request,
      makeIdToken(),
      () => new Headers({ 'set-cookie': 'session=; Max-Age=0' }),
    )
    const url = new URL(((await answer.json()) as { url: string }).url)
    expect(url.origin + url.pathname).toBe(`${AUTH_PATH}/${ENV_ID}/as/signoff`)
    const [session, cookie = ''] = answer.headers.getSetCookie()
    const query = `?state=${url.searchParams.get('state')}`
    const back = new Request(`${url.searchParams.get('post_logout_redirect_uri')}${query}`, {
      headers: { cookie: cookie.replace(/;.*/, '') },
    })
    const page = await complete(back).text()
    expect({ session, page }).toEqual({ session: 'session=; Max-Age=0', page: 'Your sign-off: verified' })
  })
})

describe('docs/start.md', () => {
  it('has a back end that logs the URL', async () => {
    const source =
      Object.values(examplesOf('docs/start.md')).find((block) => block.includes('buildSignOffUrl')) ?? ''
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    await load(source)
    const { origin, pathname, searchParams } = new URL(String(log.mock.calls.flat()[0]))
    log.mockRestore()
    expect(origin + pathname).toBe(`${AUTH_PATH}/${ENV_ID}/as/signoff`)
    expect(Object.fromEntries(searchParams)).toEqual({
      post_logout_redirect_uri: 'https://app.example.com/bye',
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
  })
})
