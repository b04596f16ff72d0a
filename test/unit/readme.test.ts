/** What the README, and the pages that its parts moved to, say of things that a test can count. */
import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import * as entry from '../../src/index.ts'
import { REGIONAL_ORIGINS } from '../../src/request/regions.ts'

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const readme = read('README.md')

describe('README', () => {
  it('is short', () => {
    expect(readme.split('\n').length).toBeLessThan(200)
  })

  it('tells the size limits that are checked', () => {
    const limits = packageJson['size-limit'].map(({ limit }) => limit)
    expect(limits.filter((limit) => !readme.includes(`${limit} `))).toEqual([])
  })
})

describe('docs/mutation.md', () => {
  it('tells of the mutants what the table of their files adds up to', () => {
    const mutation = read('docs/mutation.md')
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
  })
})

/** The members of an interface, by name. */
function membersOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022, true)
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  )
  return found && ts.isInterfaceDeclaration(found)
    ? found.members.map((member) => member.name?.getText(source) ?? '')
    : []
}

describe('docs/reference.md', () => {
  const [page = '', server = ''] = read('docs/reference.md').split('## `pingone-signoff/server`')
  const namedIn = (text: string) => [...text.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name)

  it('names every function', () => {
    const functions = Object.keys(entry).filter((name) => name !== 'SignOffError')
    expect(functions.filter((name) => !namedIn(page).includes(name))).toEqual([])
  })

  it.each([
    ['src/request/sign-off-request.ts', 'SignOffApplication'],
    ['src/request/sign-off-request.ts', 'SignOffUser'],
    ['src/options/sign-off-options.ts', 'SignOffOptions'],
    ['src/request/session-probe.ts', 'SessionProbe'],
    ['src/probe/probe-session.ts', 'ProbeSessionOptions'],
  ])('names all that stands in %s under %s', (file, name) => {
    const members = membersOf(file, name)
    expect(members.length).toBeGreaterThan(1)
    expect(members.filter((member) => !namedIn(page).includes(member))).toEqual([])
  })

  it.each([
    ['src/server/route-settings.ts', 'SignOffRoutesConfig'],
    ['src/server/sign-off-routes.ts', 'SignOffRoutes'],
  ])('names all that stands in %s under %s, of the server', (file, name) => {
    const members = membersOf(file, name)
    expect(members.length).toBeGreaterThan(1)
    expect(members.filter((member) => !namedIn(server).includes(member))).toEqual([])
  })
})

describe('docs/console.md', () => {
  it('names the regions of the SDK, all and no other', () => {
    const origins = [...read('docs/console.md').matchAll(/^\| \w\w \| .* \| `(https:\/\/\S+)` \|$/gm)]
    expect(origins.map(([, origin]) => origin)).toEqual(REGIONAL_ORIGINS)
  })
})

describe('CONTRIBUTING', () => {
  const code = [...read('CONTRIBUTING.md').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

  it('names files that exist', () => {
    const paths = code.flatMap((text) => text.split(' ')).filter((word) => /^[\w.-]+(\/[\w.-]*)+$/.test(word))
    const isThere = (path: string) =>
      ['', 'src/'].some((folder) => existsSync(new URL(`../../${folder}${path}`, import.meta.url)))
    expect(paths.filter((path) => !isThere(path))).toEqual([])
    expect(paths).toContain('request/endpoints.ts')
  })
})
