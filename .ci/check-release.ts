/**
 * Refuses a release whose tag, package, README and changelog tell different versions, before anything is published, since
 * no version can be published twice. Usage: `tsx .ci/check-release.ts v1.2.3 owner/repository`.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { integrityOf } from './pin-cdn-file.ts'
import { type Addresses, addressesOf, relativeLinks } from './set-addresses.ts'

export interface Release {
  tag: string
  /** `owner/repository`, where the workflow runs. */
  repository: string
  packageJson: { version: string } & Partial<Addresses>
  readme: string
  changelog: string
  cdnFile: Uint8Array
}

/** What is wrong with a release, in words; nothing when it can be published. */
export function findReleaseFaults(release: Release): string[] {
  const { tag, repository, packageJson, readme, changelog, cdnFile } = release
  const { version } = packageJson
  const { repository: source, homepage, bugs } = addressesOf(repository)
  const addresses = [...readme.matchAll(/npm\/pingone-signoff(?:@([^/]+))?\//g)]
  const pinned = addresses.map(([, other = 'no version']) => other)
  const hashes = [...readme.matchAll(/"(sha\d+-[^"]*)"/g)].map(([, hash]) => hash)
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`[${version}] - `)) ?? ''
  const faults: [isFault: boolean, text: string][] = [
    [tag !== `v${version}`, `The tag is ${tag}, the version in package.json ${version}`],
    [pinned.length === 0, 'README.md has no address of the CDN file'],
    [
      pinned.some((other) => other !== version),
      `README.md pins ${pinned.join(' and ')} at the CDN, not ${version}`,
    ],
    [
      hashes.length === 0 || hashes.some((hash) => hash !== integrityOf(cdnFile)),
      'README.md has not the hash of the CDN file',
    ],
    [
      !/^\S+ - \d{4}-\d\d-\d\d\n[\s\S]*^- /m.test(section),
      `CHANGELOG.md has no dated section [${version}] with entries`,
    ],
    // npm compares it with the workflow's identity before it takes a provenance.
    [packageJson.repository?.url !== source.url, `repository.url in package.json is not ${source.url}`],
    [packageJson.homepage !== homepage, `homepage in package.json is not ${homepage}`],
    [packageJson.bugs?.url !== bugs.url, `bugs.url in package.json is not ${bugs.url}`],
    [
      relativeLinks(readme).length > 0,
      `README.md links to ${relativeLinks(readme).join(', ')}, which works from no registry`,
    ],
  ]
  return faults.filter(([isFault]) => isFault).map(([, text]) => text)
}

function read(name: string): string {
  return readBytes(name).toString()
}

function readBytes(name: string): Buffer {
  return readFileSync(new URL(`../${name}`, import.meta.url))
}

function main([tag = '', repository = '']: readonly string[]): void {
  const release = {
    tag,
    repository,
    packageJson: JSON.parse(read('package.json')),
    readme: read('README.md'),
    changelog: read('CHANGELOG.md'),
    cdnFile: readBytes('dist/cdn/pingone-signoff.min.js'),
  }
  const faults = findReleaseFaults(release)
  for (const fault of faults) console.error(fault)
  if (faults.length) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
