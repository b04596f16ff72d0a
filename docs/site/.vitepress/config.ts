import { readdirSync } from 'node:fs'
import { anchorOf } from '../../../.ci/documents.ts'
import { createSidebar, readTitle } from '../navigation.ts'

const PAGES = new URL('../.pages/', import.meta.url)
const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

/** What is used here of markdown-it, by which VitePress makes the pages. */
interface Token {
  content: string
}
interface Markdown {
  renderer: { rules: Record<string, (tokens: Token[], index: number) => string> }
}

/** A corner of a table that heads nothing is no heading (axe-core: empty-table-header). */
const isEmpty = (inline?: Token) => !inline?.content

/** https://vitepress.dev/reference/site-config. A dead link fails the build, as VitePress has it by default. */
export default {
  title: 'pingone-signoff',
  description: 'Signs users of PingOne off for certain',
  lang: 'en',
  base: process.env.DOCS_BASE ?? '/',
  srcDir: '.pages',
  outDir: 'dist',
  cleanUrls: false,
  markdown: {
    anchor: { slugify: anchorOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: ({ renderer: { rules } }: Markdown) => {
      rules.th_open = (tokens, index) => (isEmpty(tokens[index + 1]) ? '<td>' : '<th scope="col">')
      rules.th_close = (tokens, index) => (isEmpty(tokens[index - 1]) ? '</td>' : '</th>')
    },
  },
  themeConfig: {
    // A page of its own, which the site's router must not take for one of its pages.
    nav: [{ text: 'Playground', link: '/playground/index.html', target: '_self' }],
    sidebar: createSidebar(pages, (page) => readTitle(new URL(page, PAGES))),
    search: { provider: 'local' },
    outline: [2, 3],
  },
}
