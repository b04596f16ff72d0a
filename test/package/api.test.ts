import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = new URL('../..', import.meta.url).pathname

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Reports the public interface of an entry, as its built declarations have it. */
async function reportApi(entry: string): Promise<string> {
  Extractor.invoke(configFor(entry), {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true
    },
  })
  return readFile(join(folder, `${entry}.api.md`), 'utf8')
}

/** Types that an entry's own are made of are reported with them, exported or not. */
function configFor(entry: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: join(ROOT, `dist/${entry}.d.ts`),
      compiler: { overrideTsconfig: { compilerOptions: platformOf(entry) } },
      apiReport: {
        enabled: true,
        reportFileName: `${entry}.api.md`,
        reportFolder: folder,
        reportTempFolder: folder,
        includeForgottenExports: true,
      },
    },
  })
}

/** The emulator is for Node alone, and its types name Node's. */
function platformOf(entry: string): object {
  return entry === 'emulator' ? { lib: ['es2022'], types: ['node'] } : { lib: ['es2022', 'dom'], types: [] }
}

describe.each(['index', 'server', 'emulator'])('the public interface of %s', (entry) => {
  let report: string
  beforeAll(async () => {
    report = await reportApi(entry)
  })

  it('is the one that was reviewed', async () => {
    const advice = 'review the change, then accept it by `npm run api`'
    await expect(report, advice).toMatchFileSnapshot(`api/${entry}.api.md`)
  })

  it('says of every export what it is', () => {
    const undocumented = report.matchAll(/\(undocumented\)\nexport [a-z]+ (\w+)/g)
    expect([...undocumented].map(([, name]) => name)).toEqual([])
  })

  it('is used by the consumer that compilers read', async () => {
    const name = entry === 'emulator' ? './emulator-consumer.ts' : './consumer.ts'
    const consumer = await readFile(new URL(name, import.meta.url), 'utf8')
    const names = [...report.matchAll(/^export [a-z]+ (\w+)/gm)].map(([, name = '']) => name)
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(consumer))).toEqual([])
    expect(names).not.toEqual([])
  })
})
