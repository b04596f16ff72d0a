/**
 * Refuses a release whose tag, package, README and changelog tell different versions, before anything is published, since
 * no version can be published twice. Usage: `tsx .ci/check-release.ts v1.2.3 owner/repository`.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export interface Release {
  tag: string
  /** `owner/repository`, where the workflow runs. */
  repository: string
  packageJson: { version: string; repository?: { url: string } }
  readme: string
  changelog: string
}

/** What is wrong with a release, in words; nothing when it can be published. */
export function findReleaseFaults({ tag, repository, packageJson, readme, changelog }: Release): string[] {
  const { version } = packageJson
  const address = `git+https://github.com/${repository}.git`
  const pinned = [...readme.matchAll(/npm\/pingone-signoff@([^/]+)\//g)].map(([, other]) => other)
  const section = changelog.split(/^## /m).find((text) => text.startsWith(`[${version}] - `)) ?? ''
  const faults: [isFault: boolean, text: string][] = [
    [tag !== `v${version}`, `The tag is ${tag}, the version in package.json ${version}`],
    [pinned.length === 0, 'README.md has no address of the CDN file'],
    [
      pinned.some((other) => other !== version),
      `README.md pins ${pinned.join(' and ')} at the CDN, not ${version}`,
    ],
    [
      !/^\S+ - \d{4}-\d\d-\d\d\n[\s\S]*^- /m.test(section),
      `CHANGELOG.md has no dated section [${version}] with entries`,
    ],
    // npm compares it with the workflow's identity before it takes a provenance.
    [packageJson.repository?.url !== address, `repository.url in package.json is not ${address}`],
  ]
  return faults.filter(([isFault]) => isFault).map(([, text]) => text)
}

function read(name: string): string {
  return readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
}

function main([tag = '', repository = '']: readonly string[]): void {
  const release = {
    tag,
    repository,
    packageJson: JSON.parse(read('package.json')),
    readme: read('README.md'),
    changelog: read('CHANGELOG.md'),
  }
  const faults = findReleaseFaults(release)
  for (const fault of faults) console.error(fault)
  if (faults.length) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
