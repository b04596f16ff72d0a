import { readdirSync } from 'node:fs'
import { createSidebar, readTitle } from '../navigation.ts'

const PAGES = new URL('../.pages/', import.meta.url)
const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

/** https://vitepress.dev/reference/site-config. A dead link fails the build, as VitePress has it by default. */
export default {
  title: 'pingone-signoff',
  description: 'Signs users of PingOne off for certain',
  lang: 'en',
  base: process.env.DOCS_BASE ?? '/',
  srcDir: '.pages',
  outDir: 'dist',
  cleanUrls: false,
  lastUpdated: false,
  themeConfig: {
    sidebar: createSidebar(pages, (page) => readTitle(new URL(page, PAGES))),
    search: { provider: 'local' },
    outline: [2, 3],
  },
}
