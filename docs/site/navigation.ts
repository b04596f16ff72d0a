/** The order of the site's pages. A page that is not there yet is left out, and one that stands nowhere here comes last. */
import { readFileSync } from 'node:fs'

export interface Item {
  text: string
  link: string
}

export interface Section {
  text: string
  collapsed?: boolean
  items: Item[]
}

/** By the names of files; a folder takes all that is in it. */
const SECTIONS: readonly (readonly [title: string, pages: readonly string[]])[] = [
  ['Start', ['index', 'start', 'modes', 'console', 'migration']],
  ['In the browser', ['return', 'has-it-ended', 'custom-domains', 'native-shells']],
  ['Beside your login library', ['beside/']],
  ['On back ends', ['back-ends', 'operators']],
  ['Testing', ['testing']],
  ['When it goes wrong', ['troubleshooting', 'codes', 'check', 'explain']],
  ['Reference', ['reference', 'api/index', 'api/server', 'api/emulator']],
  ['About', ['security', 'performance', 'mutation', 'contributing', 'changelog']],
]

/**
 * The sections of the sidebar.
 *
 * @param pages the files that are there, relative to the site: `start.md`, `beside/auth-js.md`
 * @param titleOf what a page calls itself
 */
export function createSidebar(pages: readonly string[], titleOf: (page: string) => string): Section[] {
  const names = pages.map((page) => page.replace(/\.md$/, '')).sort()
  // TypeDoc's list of its pages, which the sidebar has.
  const left = new Set(names.filter((name) => name !== 'api/overview'))
  const take = (wanted: string) => {
    const found = names.filter((name) => name === wanted || (wanted.endsWith('/') && name.startsWith(wanted)))
    for (const name of found) left.delete(name)
    return found
  }
  const itemOf = (name: string): Item => ({
    text: titleOf(`${name}.md`),
    link: `/${name.replace(/index$/, '')}`,
  })
  const sections = SECTIONS.map(([text, wanted]) => ({ text, items: wanted.flatMap(take).map(itemOf) }))
  const further = { text: 'Further', items: [...left].map(itemOf) }
  return [...sections, further].filter(({ items }) => items.length > 0)
}

/** The first heading, without its signs. */
export function readTitle(file: URL): string {
  const [, title = ''] = /^# (.*)$/m.exec(readFileSync(file, 'utf8')) ?? []
  return title.replace(/[`*]|\\(?=[<>_])/g, '')
}
