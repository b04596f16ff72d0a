/** The documents of the repository, as paths from its root: what is checked, packed, and shown on the site. */
import { readdirSync, readFileSync } from 'node:fs'

const ROOT = new URL('../', import.meta.url)

/** Of `docs/`, but for what builds the site. */
const DOCS: readonly string[] = readdirSync(new URL('docs', ROOT), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => /^(?!site\/).*\.md$/.test(name))
  .map((name) => `docs/${name}`)
  .sort()

export const DOCUMENTS: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...DOCS,
]

export function readDocument(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8')
}

/** The anchor of a heading, as forges make it: lower case, hyphens for spaces, no other signs. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
