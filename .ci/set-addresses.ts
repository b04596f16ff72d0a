/**
 * Writes where the released repository is into what is packed: `repository`, `homepage` and `bugs` of package.json, and
 * absolute links, which work from the registry and from node_modules, into the pages. The repository itself names no
 * address, and its pages link to each other by their paths, so that all of it holds in a fork and in a clone.
 * Usage: `tsx .ci/set-addresses.ts v1.2.3 owner/repository`, as `.ci/pack` does. This is the one place to set them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DOCUMENTS } from './documents.ts'

/** Of Markdown: `](path)` with no scheme and no mere fragment, images as well. */
const RELATIVE_LINK = /(!?)(\[[^\]]*\])\((?!#|[a-z]+:)([^)\s]+)\)/g

/** Of package.json, as npm and people look for them. */
export interface Addresses {
  repository: { type: 'git'; url: string }
  homepage: string
  bugs: { url: string }
}

export function addressesOf(repository: string): Addresses {
  const page = `https://github.com/${repository}`
  return {
    repository: { type: 'git', url: `git+${page}.git` },
    homepage: `${page}#readme`,
    bugs: { url: `${page}/issues` },
  }
}

/**
 * A page with the paths of its links as addresses in the repository, at a tag, so that they tell of that version for good.
 *
 * @param path of the page, from the root: what its links start from.
 */
export function withAbsoluteLinks(page: string, path: string, tag: string, repository: string): string {
  return page.replace(RELATIVE_LINK, (_, image: string, text: string, target: string) => {
    const place = posix.join(posix.dirname(path), target)
    const base = image
      ? `https://raw.githubusercontent.com/${repository}/${tag}`
      : `https://github.com/${repository}/blob/${tag}`
    return `${image}${text}(${base}/${place})`
  })
}

/** Where a page leads within the repository: paths, without what follows `#`. */
export function relativeLinks(page: string): string[] {
  return [...page.matchAll(RELATIVE_LINK)].map(([, , , target = '']) => target)
}

function main([tag = '', repository = '']: readonly string[]): void {
  const rewrite = (name: string, change: (text: string) => string) => {
    const file = new URL(`../${name}`, import.meta.url)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  }
  rewrite('package.json', (text) => {
    return `${JSON.stringify({ ...JSON.parse(text), ...addressesOf(repository) }, null, 2)}\n`
  })
  for (const name of DOCUMENTS) rewrite(name, (text) => withAbsoluteLinks(text, name, tag, repository))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
