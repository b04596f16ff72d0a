import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RECIPES } from '../beside/recipes.ts'

const ROOT = new URL('../../', import.meta.url)
const DOCS = new URL('docs/beside/', ROOT)

const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8')
const withoutIndent = (text: string) => text.replace(/^[ \t]+/gm, '').trim()

interface Quote {
  file: string
  code: string
}

function quotesOf(page: string): Quote[] {
  const blocks = read(`docs/beside/${page}`).matchAll(/^```\w+ file=(\S+)\n(.*?)^```/gms)
  return [...blocks].map(([, file = '', code = '']) => ({ file, code }))
}

describe('docs/beside', () => {
  it('has a page for each recipe, and no other', () => {
    const pages = RECIPES.map(({ name }) => `${name}.md`)
    expect(readdirSync(DOCS).sort()).toEqual(pages.sort())
  })

  it.each(RECIPES)('quotes the recipe $name as it runs', ({ name, folder = name }) => {
    const quotes = quotesOf(`${name}.md`)
    const wrong = quotes.filter(({ file, code }) => !withoutIndent(read(file)).includes(withoutIndent(code)))
    expect(wrong).toEqual([])
    expect(quotes.map(({ file }) => file.startsWith(`examples/beside/${folder}/`))).toContain(true)
  })

  it.each(RECIPES)('tells of $name what is asked of a library', ({ name }) => {
    const headings = [...read(`docs/beside/${name}.md`).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(expect.arrayContaining(['The ID token', '`clearSession`', 'Leave out', 'Traps']))
  })
})
