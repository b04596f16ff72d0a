/** What of the release can be held without releasing: the workflows' texts, and the check of the versions. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findReleaseFaults, type Release } from '../../.ci/check-release.ts'
import { integrityOf, pinCdnFile } from '../../.ci/pin-cdn-file.ts'
import { addressesOf, relativeLinks, withAbsoluteLinks } from '../../.ci/set-addresses.ts'
import packageJson from '../../package.json' with { type: 'json' }

const rootFile = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
const FOLDER = '.github/workflows'
const NAMES = readdirSync(new URL(`../../${FOLDER}`, import.meta.url))
const textOf = (name: string) => rootFile(`${FOLDER}/${name}`)
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found)

const cdnFile = Buffer.from('a file')
const README = rootFile('README.md')

const RELEASE: Release = {
  tag: 'v1.2.3',
  repository: 'owner/name',
  packageJson: { version: '1.2.3', ...addressesOf('owner/name') },
  readme: `"npm/pingone-signoff@1.2.3/dist/cdn", "npm/pingone-signoff@1.2.3/dist/cdn": "${integrityOf(cdnFile)}"`,
  changelog:
    '# Changelog\n\n## [1.2.3] - 2026-12-01\n\n### Added\n\n- something\n\n## [1.2.2] - 2026-11-01\n',
  cdnFile,
}

describe('findReleaseFaults', () => {
  it('finds nothing where all tell the same version', () => {
    expect(findReleaseFaults(RELEASE)).toEqual([])
  })

  it.each<[string, Partial<Release>, string]>([
    ['another tag', { tag: 'v1.2.4' }, 'The tag is v1.2.4, the version in package.json 1.2.3'],
    ['a tag without v', { tag: '1.2.3' }, 'The tag is 1.2.3, the version in package.json 1.2.3'],
    [
      'a README without the CDN file',
      { readme: RELEASE.readme.replaceAll('npm/', '') },
      'README.md has no address of the CDN file',
    ],
    [
      'a README of two versions',
      { readme: RELEASE.readme.replace('1.2.3', '1.2.2') },
      'README.md pins 1.2.2 and 1.2.3 at the CDN, not 1.2.3',
    ],
    [
      'a README with an address of no version',
      { readme: RELEASE.readme.replace('@1.2.3', '') },
      'README.md pins no version and 1.2.3 at the CDN, not 1.2.3',
    ],
    ['another CDN file', { cdnFile: Buffer.from('a File') }, 'README.md has not the hash of the CDN file'],
    [
      'a README without the hash',
      { readme: RELEASE.readme.replace(integrityOf(cdnFile), '') },
      'README.md has not the hash of the CDN file',
    ],
    [
      'a changelog without the section',
      { changelog: RELEASE.changelog.replace('[1.2.3] - 2026-12-01', '[Unreleased]') },
      'CHANGELOG.md has no dated section [1.2.3] with entries',
    ],
    [
      'a section without a date',
      { changelog: RELEASE.changelog.replace(' - 2026-12-01', '') },
      'CHANGELOG.md has no dated section [1.2.3] with entries',
    ],
    [
      'a section without entries',
      { changelog: RELEASE.changelog.replace('- something', '') },
      'CHANGELOG.md has no dated section [1.2.3] with entries',
    ],
    [
      'a link that starts from here',
      { readme: `${RELEASE.readme} [a](docs/a.md) and [b](#b)` },
      'README.md links to docs/a.md, which works from no registry',
    ],
  ])('finds %s', (_, changes, fault) => {
    expect(findReleaseFaults({ ...RELEASE, ...changes })).toEqual([fault])
  })

  it.each<[string, Partial<Release>, string]>([
    ['another repository', { repository: 'fork/name' }, 'fork/name'],
    ['no repository', { packageJson: { version: '1.2.3' } }, 'owner/name'],
  ])('finds %s', (_, changes, name) => {
    expect(findReleaseFaults({ ...RELEASE, ...changes })).toEqual([
      `repository.url in package.json is not git+https://github.com/${name}.git`,
      `homepage in package.json is not https://github.com/${name}#readme`,
      `bugs.url in package.json is not https://github.com/${name}/issues`,
    ])
  })
})

describe('pinCdnFile', () => {
  it('writes version and hash into the page, for import map and modulepreload, and nothing else', () => {
    const address = 'https://cdn.jsdelivr.net/npm/pingone-signoff@1.2.3/dist/cdn/pingone-signoff.min.js'
    const integrity = 'sha384-3blWTgl82dt5rXOrwuxbWLYHHKzB6KonXVGc6Roym+pRBP+q5uB9cXl39OvJk5S3'
    const linesOf = (text: string) => text.split('\n')
    const written = linesOf(pinCdnFile(README, '1.2.3', cdnFile))
    expect(written.filter((line) => !linesOf(README).includes(line))).toEqual([
      `      "pingone-signoff": "${address}"`,
      '    },',
      '    "integrity": {',
      `      "${address}": "${integrity}"`,
      `<link rel="modulepreload" href="${address}" integrity="${integrity}">`,
    ])
    expect(linesOf(README).filter((line) => !written.includes(line))).toEqual([
      `      "pingone-signoff": "${address.replace('@1.2.3', '')}"`,
    ])
  })

  it.each([
    ['is pinned already', pinCdnFile(README, '1.2.3', cdnFile)],
    ['has no page', README.replace('importmap', 'map')],
  ])('throws when the README %s', (_, readme) => {
    expect(() => pinCdnFile(readme, '1.2.3', cdnFile)).toThrow(
      'README.md has no page with an unpinned import map',
    )
  })
})

describe('withAbsoluteLinks', () => {
  const write = (page: string, path: string) => withAbsoluteLinks(page, path, 'v1.2.3', 'owner/name')

  it.each([
    ['[a](docs/a.md)', 'README.md', '[a](https://github.com/owner/name/blob/v1.2.3/docs/a.md)'],
    ['[a](a.md#b)', 'docs/x.md', '[a](https://github.com/owner/name/blob/v1.2.3/docs/a.md#b)'],
    ['[a](../a)', 'docs/x.md', '[a](https://github.com/owner/name/blob/v1.2.3/a)'],
    ['![a](docs/a.svg)', 'README.md', '![a](https://raw.githubusercontent.com/owner/name/v1.2.3/docs/a.svg)'],
    ['[a](https://a.example/b) [c](#d)', 'README.md', '[a](https://a.example/b) [c](#d)'],
  ])('makes of %s in %s %s', (page, path, written) => {
    expect(write(page, path)).toBe(written)
  })

  it('leaves none in the README that is packed, which has some', () => {
    expect(relativeLinks(README).length).toBeGreaterThan(5)
    expect(relativeLinks(write(README, 'README.md'))).toEqual([])
  })
})

describe('this version', () => {
  it('has its place in the changelog, and a README that the release can pin', () => {
    const { version } = packageJson
    const repository = 'owner/name'
    const tag = `v${version}`
    const changelog = rootFile('CHANGELOG.md').replace('[Unreleased]', `[${version}] - 2000-01-01`)
    const given = { packageJson: { version, ...addressesOf(repository) }, changelog, cdnFile }
    const pinned = pinCdnFile(README, version, cdnFile)
    const readme = withAbsoluteLinks(pinned, 'README.md', tag, repository)
    expect(findReleaseFaults({ tag, repository, readme, ...given })).toEqual([])
  })
})

describe.each(NAMES)('the workflow %s', (name) => {
  it('pins every action by commit, and tells its version', () => {
    const uses = matches(textOf(name), /uses: (.*)/g)
    expect(
      uses.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? '')),
    ).toEqual([])
    expect(uses.length).toBeGreaterThan(1)
  })

  it('knows no secret, and runs nothing that a pull request could write into it', () => {
    expect(
      matches(textOf(name), /(secrets\.|\$\{\{|pull_request_target|registry-url|NODE_AUTH_TOKEN)/g),
    ).toEqual([])
  })

  it('runs the same as every other check, and leaves no credentials behind', () => {
    const text = textOf(name)
    expect(matches(text, /run: (bash \.ci\/run)$/gm).length).toBe(1)
    expect(matches(text, /(actions\/checkout)/g).length).toBe(
      matches(text, /(persist-credentials: false)/g).length,
    )
  })
})

describe('the release workflow', () => {
  const [start = '', workflow = ''] = textOf('release.yml').split(/^(?=jobs:)/m)
  const [, ...jobs] = workflow.split(/^ {2}(?=\w+:)/m)
  const publish = jobs.at(-1) ?? ''

  it('starts from a version tag alone', () => {
    expect(start).toMatch(/^on:\n {2}push:\n {4}tags: \['v\*'\]\n\npermissions: \{\}$/m)
  })

  it('packs in a job of its own what no test has touched, when the tests have passed', () => {
    expect(jobs.map((job) => matches(job, /run: (.*)/g))).toEqual([
      ['bash .ci/run'],
      ['bash .ci/pack "$GITHUB_REF_NAME" "$GITHUB_REPOSITORY"'],
      ['npm publish ./pingone-signoff-*.tgz --provenance --access public --ignore-scripts'],
    ])
    expect(jobs.map((job) => matches(job, /^ {4}needs: (.*)/gm))).toEqual([[], ['test'], ['pack']])
    expect(matches(publish, /(actions\/checkout)/g)).toEqual([])
  })

  it('runs no script of a package where it packs, and checks before it does', () => {
    const commands = matches(rootFile('.ci/pack'), /^((?:npm|node|git) .*[^'\n])$/gm)
    expect(commands).toEqual([
      'npm install --ignore-scripts --no-audit --no-fund',
      'git checkout -- package.json package-lock.json',
      'node node_modules/tsup/dist/cli-default.js',
      'node --import tsx .ci/pin-cdn-file.ts',
      'node --import tsx .ci/set-addresses.ts "$@"',
      'node --import tsx .ci/check-release.ts "$@"',
      'npm pack --ignore-scripts',
    ])
  })

  it('packs with every package that the source imports', () => {
    const [, tools = ''] = /^' (tsup .*)$/m.exec(rootFile('.ci/pack')) ?? []
    const src = new URL('../../src/', import.meta.url)
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const imported = files
      .flatMap((name) => matches(rootFile(`src/${name}`), /^import (?!type).*from '([\w@][^':]*)'$/gm))
      .filter((name) => name && !name.startsWith('pingone-signoff'))
    const known = [...tools.split(' '), ...Object.keys(packageJson.dependencies)]
    expect(imported).toContain('commander')
    expect([...new Set(imported)].filter((name) => !known.includes(name ?? ''))).toEqual([])
  })

  it('may have an identity in the publishing job alone, and write nothing', () => {
    expect(jobs.map((job) => matches(job, /(\S+: (?:read|write))$/gm))).toEqual([
      ['contents: read'],
      ['contents: read'],
      ['id-token: write'],
    ])
  })
})
