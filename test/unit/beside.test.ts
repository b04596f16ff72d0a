import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RECIPES } from '../beside/recipes.ts'

const DOCS = new URL('../../docs/beside/', import.meta.url)

describe('docs/beside', () => {
  it('has a page for each recipe, and no other', () => {
    const pages = RECIPES.map(({ name }) => `${name}.md`)
    expect(readdirSync(DOCS).sort()).toEqual(pages.sort())
  })

  it('stands in the README with all its pages', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    expect(RECIPES.filter(({ name }) => !readme.includes(`](docs/beside/${name}.md)`))).toEqual([])
  })

  // That the quotes are as the files are, documents.test.ts sees to.
  it.each(RECIPES)('tells of $name what is asked of a library', ({ name, folder = name }) => {
    const page = readFileSync(new URL(`${name}.md`, DOCS), 'utf8')
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(expect.arrayContaining(['The ID token', '`clearSession`', 'Leave out', 'Traps']))
    expect(page).toContain(` file=examples/beside/${folder}/`)
  })
})
