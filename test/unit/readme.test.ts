import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { ERRORS, SURROUNDINGS_ERRORS } from '../../src/problems/texts.ts'
import { WARNINGS } from '../../src/problems/warning-texts.ts'
import { REGIONAL_HOSTS } from '../../src/request/regions.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const backEnds = readFileSync(new URL('../../docs/back-ends.md', import.meta.url), 'utf8')
const mutation = readFileSync(new URL('../../docs/mutation.md', import.meta.url), 'utf8')

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  )
}

describe('README', () => {
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
    const quotes = [...`${readme}\n${backEnds}`.matchAll(/^```ts file=(\S+)\n(.*?)^```/gms)]
    const linesOf = (text: string) => text.split('\n').map((line) => line.trim())
    const wrong = quotes.filter(([, file = '', code = '']) => {
      const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
      return !linesOf(source).join('\n').includes(linesOf(code).join('\n').trim())
    })
    expect([quotes.length, wrong]).toEqual([5, []])
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
    const codes = [...Object.keys({ ...ERRORS, ...SURROUNDINGS_ERRORS }), ...onTheWay]
    const explained = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
    expect(explained).toEqual(codes)
    expect(Object.keys(WARNINGS).filter((code) => !readme.includes(`\`${code}\``))).toEqual([])
  })

  it('names the regions of the SDK, all and no other', () => {
    const [, fix = ''] = /^\| `UNKNOWN_REGION` \| (.*) \|$/m.exec(readme) ?? []
    const domains = [...fix.matchAll(/`(?:auth\.pingone)?\.([\w.]+)`/g)].map(([, domain]) => domain)
    expect(domains.map((domain) => `auth.pingone.${domain}`)).toEqual(REGIONAL_HOSTS)
  })

  it('tells the size limits that are checked', () => {
    const limits = packageJson['size-limit'].map(({ limit }) => limit)
    expect(limits.filter((limit) => !readme.includes(`| ${limit} |`))).toEqual([])
  })
})

describe('CONTRIBUTING', () => {
  const contributing = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8')
  const code = [...contributing.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

  it('names files that exist', () => {
    const paths = code.flatMap((text) => text.split(' ')).filter((word) => /^[\w.-]+(\/[\w.-]*)+$/.test(word))
    const isThere = (path: string) =>
      ['', 'src/'].some((folder) => existsSync(new URL(`../../${folder}${path}`, import.meta.url)))
    expect(paths.filter((path) => !isThere(path))).toEqual([])
    expect(paths).toContain('request/endpoints.ts')
  })

  it('names commands that exist', () => {
    const commands = code.flatMap((text) =>
      [...text.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name]) => name),
    )
    const known = ['ci', 'version', ...Object.keys(packageJson.scripts)]
    expect(commands.filter((name) => !known.includes(name ?? ''))).toEqual([])
    expect(commands).toContain('check')
  })
})
