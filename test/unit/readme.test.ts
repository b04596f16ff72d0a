import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { ERRORS, SESSION_TOKEN_ERRORS, WARNINGS } from '../../src/problems/texts.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const mutation = readFileSync(new URL('../../docs/mutation.md', import.meta.url), 'utf8')

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  )
}

/** Compiles sources as if each were a module of an application, and returns what the compiler says. */
function compile(sources: readonly string[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    // The emulator's: no example of a page names anything of Node.
    types: ['node'],
    paths: {
      'pingone-signoff': [new URL('../../src/index.ts', import.meta.url).pathname],
      'pingone-signoff/server': [new URL('../../src/server.ts', import.meta.url).pathname],
      'pingone-signoff/emulator': [new URL('../../src/emulator.ts', import.meta.url).pathname],
    },
  }
  const files = new Map(sources.map((source, index) => [`/readme/${index}.ts`, source]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.getSourceFile = (name, version) => {
    const source = files.get(name)
    return source === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, source, version)
  }
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host))
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** Runs a source against the built package, and returns what it logged. */
async function run(source: string): Promise<unknown[]> {
  const built = new URL('../../dist/index.js', import.meta.url).href
  const { outputText } = ts.transpileModule(source.replace("'pingone-signoff'", `'${built}'`), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)
  const logged = log.mock.calls.flat()
  log.mockRestore()
  return logged
}

describe('README', () => {
  it('has TypeScript that compiles', () => {
    expect(blocks('ts').length).toBeGreaterThan(4)
    expect(compile(blocks('ts'))).toEqual([])
  }, 60_000)

  it('has a back end that logs the URL', async () => {
    const source = blocks('ts').find((block) => block.includes('buildSignOffUrl')) ?? ''
    const [location] = await run(source)
    const { origin, pathname, searchParams } = new URL(String(location))
    expect(origin + pathname).toBe('https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff')
    expect(Object.fromEntries(searchParams)).toEqual({
      post_logout_redirect_uri: 'https://app.example.com/bye',
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('tells of the mutants what the table of their files adds up to', () => {
    const rows = [...mutation.matchAll(/^\| `(\S+)` \| (\d+) \| (\d+) \|/gm)].map(
      ([, , killed, survived]) => ({
        killed: Number(killed),
        survived: Number(survived),
      }),
    )
    const killed = rows.reduce((sum, row) => sum + row.killed, 0)
    const all = rows.reduce((sum, row) => sum + row.survived, killed)
    const percent = ((100 * killed) / all).toFixed(1)
    expect(mutation).toContain(`**${killed} of ${all} mutants were killed, ${percent} %**`)
    expect(readme).toContain(`${percent} % of ${all} mutants killed`)
  })

  it('quotes the examples as they are', () => {
    const quotes = [...readme.matchAll(/^```ts file=(\S+)\n(.*?)^```/gms)]
    const linesOf = (text: string) => text.split('\n').map((line) => line.trim())
    const wrong = quotes.filter(([, file = '', code = '']) => {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
      return !linesOf(source).join('\n').includes(linesOf(code).join('\n').trim())
    })
    expect([quotes.length, wrong]).toEqual([2, []])
  })

  it('names commands that exist', () => {
    const commands = blocks('sh').flatMap((block) =>
      [...block.matchAll(/npm (\w+)/g)].map(([, name = '']) => name),
    )
    const known = ['install', 'ci', ...Object.keys(packageJson.scripts)]
    expect(commands.filter((name) => !known.includes(name))).toEqual([])
    expect(commands).toContain('start')
  })

  it('explains every code', () => {
    const onTheWay = ['REJECTED', 'REQUEST_FAILED', 'TIMEOUT', 'UNSUPPORTED_RUNTIME', 'NAVIGATION_BLOCKED']
    const codes = [...Object.keys({ ...ERRORS, ...SESSION_TOKEN_ERRORS }), ...onTheWay]
    const explained = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
    expect(explained).toEqual(codes)
    expect(Object.keys(WARNINGS).filter((code) => !readme.includes(`\`${code}\``))).toEqual([])
  })

  it('tells the size limits that are checked', () => {
    const limits = packageJson['size-limit'].map(({ limit }) => limit)
    expect(limits.filter((limit) => !readme.includes(`| ${limit} |`))).toEqual([])
  })
})

describe('TSDoc examples', () => {
  it('compile', () => {
    const folder = new URL('../../src/', import.meta.url)
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const sources = names.map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const examples = sources.flatMap((source) => {
      return [...source.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code.replace(/^ *\* ?/gm, ''))
    })
    expect(examples.length).toBeGreaterThan(8)
    expect(compile(examples)).toEqual([])
  }, 60_000)
})
