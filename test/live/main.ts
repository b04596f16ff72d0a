/**
 * Tries at a PingOne environment of your own what pingone.md says, prints what was seen, and writes it to `live-report/`.
 * Usage: `npm run test:live`, with the environment variables that it names; `npm run test:live -- idpSignoff` for the cases
 * with that in their names alone. Exit 0 as documented, 1 otherwise, 2 when settings are missing.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { launchLiveBrowser } from '../browser/launch.ts'
import { reportOf } from './report.ts'
import { CASES, type Outcome, runCases } from './run-cases.ts'
import { type LiveSettings, readSettings } from './settings.ts'

async function main([words = '']: readonly string[]): Promise<number> {
  const settings = readSettings(process.env)
  if (Array.isArray(settings)) {
    console.error(`Nothing was tried: set, for a PingOne environment of your own,\n${settings.join('\n')}`)
    return 2
  }
  const outcomes = await tryAll(settings, words)
  const report = reportOf(settings, CASES, outcomes, new Date())
  mkdirSync('live-report', { recursive: true })
  writeFileSync('live-report/report.md', report)
  console.log(`\n${report}`)
  return outcomes.some(({ verdict }) => verdict === 'otherwise') ? 1 : 0
}

async function tryAll(settings: LiveSettings, words: string): Promise<Outcome[]> {
  const browser = await launchLiveBrowser(settings.isHeaded)
  const cases = CASES.filter(({ name }) => name.includes(words))
  const progress = ({ name, answer, session }: Outcome) => console.log(`${name}: ${answer} ${session}`)
  return runCases({ browser, fetch }, settings, cases, progress).finally(() => browser.close())
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  // Its message may hold an address with a code in it.
  console.error(`The user could not be signed on: ${error instanceof Error ? error.name : typeof error}`)
  return 1
})
