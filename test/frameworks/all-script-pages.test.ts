/** All pages that post by script, in the browsers that treat redirects and frames differently. */
import { expect, it } from 'vitest'
import { measureAll } from './measure.ts'
import { documentedTable, isLawful, tableOf } from './rows.ts'
import { SCRIPT_CALLERS, withScriptPages } from './script-application.ts'

it.each(['chromium', 'firefox'] as const)(
  'leaves for PingOne or clears nothing, whatever script posts, in %s',
  async (browser) => {
    const rows = await withScriptPages(browser, (world) => measureAll(world, SCRIPT_CALLERS))
    console.log(tableOf(rows))
    expect(rows.filter((row) => !isLawful(row))).toEqual([])
    expect(tableOf(rows)).toBe(documentedTable('Scripts of pages', SCRIPT_CALLERS))
  },
  600_000,
)
