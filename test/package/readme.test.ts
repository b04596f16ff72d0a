/** The README's code and that of the TSDoc examples, as an application would compile and run it, with the built package. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

const ROOT = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('README.md', ROOT), 'utf8')
const README_EXAMPLES = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code)
const backEnds = readFileSync(new URL('docs/back-ends.md', ROOT), 'utf8')
const BACK_END_EXAMPLES = [...backEnds.matchAll(/^```ts( name=\S+)?\n(.*?)^```/gms)].map(
  ([, , code = '']) => code,
)
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

/**
 * Compiles sources as if each were a module of an application, and returns what the compiler says of which.
 *
 * @param names of the modules, where others import them
 */
function compile(sources: readonly string[], names: readonly string[] = []): string[] {
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
  const files = new Map(sources.map((source, index) => [`/example/${names[index] ?? `${index}.ts`}`, source]))
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
    return file ? `${text}, in:\n${file.text}` : text
  })
}

/** Runs a source against the built package, and returns what it logged. */
async function run(source: string): Promise<unknown[]> {
  const built = new URL('dist/index.js', ROOT).href
  const { outputText } = ts.transpileModule(source.replace("'pingone-signoff'", `'${built}'`), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)
  const logged = log.mock.calls.flat()
  log.mockRestore()
  return logged
}

describe('the examples of docs/back-ends.md', () => {
  it('compile', () => {
    expect(BACK_END_EXAMPLES.length).toBeGreaterThan(5)
    expect(compile([...BACK_END_EXAMPLES, NEXT], ['sign-off.ts'])).toEqual([])
  }, 60_000)
})

describe('the examples of README and TSDoc', () => {
  it('compile', () => {
    expect(README_EXAMPLES.length).toBeGreaterThan(4)
    expect(TSDOC_EXAMPLES.length).toBeGreaterThan(8)
    expect(compile([...README_EXAMPLES, ...TSDOC_EXAMPLES])).toEqual([])
  })
})

describe('the README', () => {
  it('has a back end that logs the URL', async () => {
    const source = README_EXAMPLES.find((block) => block.includes('buildSignOffUrl')) ?? ''
    const [location] = await run(source)
    const { origin, pathname, searchParams } = new URL(String(location))
    expect(origin + pathname).toBe('https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff')
    expect(Object.fromEntries(searchParams)).toEqual({
      post_logout_redirect_uri: 'https://app.example.com/bye',
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
  })
})
