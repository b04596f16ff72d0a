/** Pages that post by script, one of each kind, in Chromium's shell. all-script-pages.test.ts has the others, and Firefox. */
import { expect, it } from 'vitest'
import { measureAll } from './measure.ts'
import { documentedTable, isLawful, tableOf } from './rows.ts'
import { KINDS_OF_CALLERS, withScriptPages } from './script-application.ts'

it('leaves for PingOne or clears nothing, whatever kind of script posts', async () => {
  const rows = await withScriptPages('chromium-headless-shell', (world) =>
    measureAll(world, KINDS_OF_CALLERS),
  )
  console.log(tableOf(rows))
  expect(rows.filter((row) => !isLawful(row))).toEqual([])
  expect(tableOf(rows)).toBe(documentedTable('Scripts of pages', KINDS_OF_CALLERS))
}, 300_000)
