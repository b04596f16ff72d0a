/** What all documents have in common: their links lead somewhere, what they quote is so, and their commands are there. */
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorOf, DOCUMENTS, readDocument } from '../../.ci/documents.ts'
import { relativeLinks } from '../../.ci/set-addresses.ts'
import packageJson from '../../package.json' with { type: 'json' }

const ROOT = new URL('../../', import.meta.url)

function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading))
}

function isDead(from: string, link: string): boolean {
  const [path = '', fragment] = link.split('#')
  const target = path ? posix.join(posix.dirname(from), path) : from
  if (!existsSync(new URL(target, ROOT))) return true
  return fragment !== undefined && !anchorsOf(readDocument(target)).includes(fragment)
}

describe.each(DOCUMENTS)('%s', (path) => {
  const page = readDocument(path)

  it('links to files and headings that are there', () => {
    const anchors = [...page.matchAll(/\]\((#[^)]+)\)/g)].map(([, anchor = '']) => anchor)
    expect([...relativeLinks(page), ...anchors].filter((link) => isDead(path, link))).toEqual([])
  })

  it('quotes files as they are', () => {
    const quotes = [...page.matchAll(/^```\w+ file=(\S+)\n(.*?)^```/gms)]
    const linesOf = (text: string) => text.split('\n').map((line) => line.trim())
    const wrong = quotes.filter(([, file = '', code = '']) => {
      return !linesOf(readDocument(file)).join('\n').includes(linesOf(code).join('\n').trim())
    })
    expect(wrong).toEqual([])
  })

  it('names commands that exist', () => {
    const shell = [...page.matchAll(/^```sh\n(.*?)^```|`(npm [^`]*)`/gms)].map(([text]) => text)
    const scripts = shell.flatMap((text) =>
      [...text.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, name]) => name),
    )
    const known = ['install', 'ci', 'version', 'publish', ...Object.keys(packageJson.scripts)]
    expect(scripts.filter((name) => !known.includes(name ?? ''))).toEqual([])
    const commands = shell.flatMap((text) =>
      [...text.matchAll(/npx pingone-signoff (\w+)/g)].map(([, name]) => name),
    )
    expect(
      commands.filter((name) => !['url', 'check', 'explain', 'emulate', 'help'].includes(name ?? '')),
    ).toEqual([])
  })
})

describe('the documents', () => {
  it('quote the examples', () => {
    const quoted = DOCUMENTS.flatMap((path) =>
      [...readDocument(path).matchAll(/^```\w+ file=(\S+)$/gm)].map(([, file]) => file),
    )
    expect(quoted).toContain('examples/express/sign-off.ts')
  })
})
