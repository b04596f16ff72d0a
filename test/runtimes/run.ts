/** `npm run test:runtimes`: one suite over the packed package in every runtime, and a table of what came of it. */
import '../../examples/demo/quiet.ts'
import { AssertionError, deepStrictEqual } from 'node:assert'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { installPackedPackage, installRuntimes, writeSuite } from './packed-package.ts'
import { resultsOf, versionOf } from './run-suite.ts'
import { type Runtime, runtimesIn } from './runtimes.ts'
import type { Result } from './suite/suite.ts'
import { startWorld } from './world.ts'

interface Row {
  runtime: string
  version: string
  passed: number
  failed: number
}

const runtimes = runtimesIn(installRuntimes())
const application = installPackedPackage()
const world = await startWorld()
try {
  await writeSuite(application, world.settings)
  const rows: Row[] = []
  for (const runtime of runtimes) rows.push(await report(runtime))
  console.table(rows)
  process.exitCode = rows.every(({ failed }) => failed === 0) ? 0 : 1
} finally {
  await world.close()
  rmSync(dirname(application), { recursive: true })
}

async function report(runtime: Runtime): Promise<Row> {
  const results = await resultsOf(runtime, application)
  const failures = results.flatMap(failureOf)
  for (const failure of failures) console.error(`\nFailed in ${runtime.name}: ${failure}`)
  const [passed, failed] = [results.length - failures.length, failures.length]
  return { runtime: runtime.name, version: await versionOf(runtime), passed, failed }
}

/** What was found beside what was expected, line by line. */
function failureOf({ name, expected, found }: Result): string[] {
  try {
    deepStrictEqual(found, expected)
    return []
  } catch (error) {
    return [`${name}\n${error instanceof AssertionError ? error.message : error}`]
  }
}
