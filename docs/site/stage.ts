/** Puts the pages of the site into one folder, with their links as they are there. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { posix } from 'node:path'
import { DOCUMENTS, readDocument } from '../../.ci/documents.ts'

const ROOT = new URL('../../', import.meta.url)

/** Of the repository, and what they are called in the site; `docs/` itself stays as it is. */
const OTHERS: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'SECURITY.md': 'security.md',
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
}

const ENTRIES: Readonly<Record<string, string>> = {
  'index.md': 'pingone-signoff',
  'server.md': 'pingone-signoff/server',
  'emulator.md': 'pingone-signoff/emulator',
}

const LINK = /(!?)\[((?:[^\]`]|`[^`]*`)*)\]\((?!#|[a-z]+:)([^)\s#]+)(#[^)\s]*)?\)/g

/** Where a file of the repository stands in the site. */
function placeOf(path: string): string | undefined {
  if (OTHERS[path]) return OTHERS[path]
  return path.startsWith('docs/') ? path.slice('docs/'.length) : undefined
}

/**
 * A page with links for the site. What the site has not got (examples, tests) is linked in the repository, or, where no
 * address of it is known, named alone.
 */
function withSiteLinks(page: string, path: string, repository?: string): string {
  return page.replace(LINK, (_, image: string, text: string, target: string, fragment = '') => {
    const wanted = posix.join(posix.dirname(path), target).replace(/\/$/, '')
    const place = placeOf(wanted)
    if (place) {
      const from = posix.dirname(placeOf(path) ?? '')
      const relative = posix.relative(from, place)
      return `${image}[${text}](${relative.startsWith('.') ? '' : './'}${relative}${fragment})`
    }
    return repository ? `[${text}](${repository}/blob/HEAD/${wanted}${fragment})` : text
  })
}

/** Fills the folder anew. */
export function stagePages(folder: URL, repository?: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const path of DOCUMENTS) {
    const place = new URL(placeOf(path) ?? '', folder)
    mkdirSync(new URL('.', place), { recursive: true })
    writeFileSync(place, withSiteLinks(readDocument(path), path, repository))
  }
  cpSync(new URL('docs/flow.svg', ROOT), new URL('flow.svg', folder))
}

/** What TypeDoc calls by the names of files, by those of the package's entries. */
export function nameEntries(folder: URL): void {
  for (const [file, entry] of Object.entries(ENTRIES)) {
    const page = new URL(file, folder)
    writeFileSync(page, readFileSync(page, 'utf8').replace(/^# .*/m, `# ${entry}`))
  }
}
