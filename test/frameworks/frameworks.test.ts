/**
 * Applications of frameworks, built and served as their users do, in the browsers that treat redirects and frames
 * differently. docs/back-ends.md has the table: what is expected of either browser.
 */
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Packed, packPackage } from '../package/packed.ts'
import { buildFramework } from './build-framework.ts'
import { callersOf, FRAMEWORKS, type Framework, hostOf, startFramework } from './frameworks.ts'
import type { FrontApplication } from './front.ts'
import { type Caller, measureAll, type Row } from './measure.ts'
import { documentedTable, isLawful, tableOf } from './rows.ts'
import { startWorld } from './world.ts'

const folders = new Map<Framework, string>()
let packed: Packed
beforeAll(async () => {
  packed = await packPackage()
  const installed = `${packed.application}/node_modules/pingone-signoff`
  for (const framework of FRAMEWORKS) folders.set(framework, buildFramework(framework.name, installed))
}, 1_200_000)
afterAll(async () => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true })
  await packed.remove()
})

function versionOf(framework: Framework): string {
  const require = createRequire(`${folders.get(framework)}/`)
  return require(`./node_modules/${framework.library}/package.json`).version
}

async function measureFrameworks(
  browser: 'chromium' | 'firefox',
  callers: readonly Caller[],
): Promise<Row[]> {
  const closes: (() => Promise<unknown>)[] = []
  const world = await startWorld(FRAMEWORKS.map(hostOf), browser, async (store) => {
    const applications: Record<string, FrontApplication> = {}
    for (const framework of FRAMEWORKS) {
      const { port, close } = await startFramework(framework, folders.get(framework) ?? '', store)
      closes.push(close)
      applications[hostOf(framework)] = { ...framework, port }
    }
    return applications
  })
  try {
    return await measureAll(world, callers)
  } finally {
    await world.close()
    await Promise.all(closes.map((close) => close()))
  }
}

it.each(['chromium', 'firefox'] as const)(
  'leaves for PingOne or clears nothing, whatever framework posts, in %s',
  async (browser) => {
    const callers = FRAMEWORKS.flatMap((framework) => callersOf(framework, versionOf(framework)))
    const rows = await measureFrameworks(browser, callers)
    console.log(tableOf(rows))
    expect(rows.filter((row) => !isLawful(row))).toEqual([])
    expect(tableOf(rows)).toBe(documentedTable('Frameworks with a build', callers))
  },
  600_000,
)
