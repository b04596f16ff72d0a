/**
 * `npm run bench:browser`: what happens between a click on "Sign off" and PingOne receiving the request, in Chromium as it
 * comes, and whether the session has ended afterwards. BENCH_ROUNDS is the number of sign-offs in each row, 15 by default.
 */
import { availableParallelism, loadavg } from 'node:os'
import { measure, type Round } from './browser/round.ts'
import { WAYS, type Way } from './browser/ways.ts'
import { keepAtDistance, startBenchWorld } from './browser/world.ts'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15)
/** How long PingOne takes to answer, in milliseconds: on the same machine, and some way off. */
const DISTANCES = [0, 50]

interface Row {
  'sign-off by': string
  'ms to PingOne': number
  range: string
  ratio: string
  'asked on opening the page': string
  'asked before': string
  'asked from the click on': string
  'the library says': string
  session: string
}

const world = await startBenchWorld()
console.log(`Chromium ${world.browserVersion}, ${availableParallelism()} cores, ${ROUNDS} rounds`)
for (const distance of DISTANCES) {
  keepAtDistance(world.pingOne, distance)
  console.log(`PingOne answers after ${distance} ms`)
  console.table(rowsOf(await rounds()))
  console.log(`Load average of the last minutes: ${loadavg().map(Math.round).join(', ')}`)
}
await world.close()

/** In turns, so that whatever else the machine does meets all alike. The first one warms up, and does not count. */
async function rounds(): Promise<Map<Way, Round[]>> {
  const results = new Map<Way, Round[]>(WAYS.map((way) => [way, []]))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [way, done] of results) {
      const result = await measure(world, way)
      if (round > 0) done.push(result)
    }
  }
  return results
}

function rowsOf(results: Map<Way, Round[]>): Row[] {
  const [first = []] = results.values()
  const base = median(millisecondsOf(first))
  return [...results].map(([{ label }, rounds]) => {
    const times = millisecondsOf(rounds)
    return {
      'sign-off by': label,
      'ms to PingOne': median(times),
      range: `${Math.min(...times)} to ${Math.max(...times)}`,
      ratio: (median(times) / base).toFixed(2),
      'asked on opening the page': each(rounds, ({ opening }) => opening.join(', ')),
      'asked before': each(rounds, ({ before }) => String(before)),
      'asked from the click on': each(rounds, ({ requests }) => requests.join(', ')),
      'the library says': each(rounds, ({ said }) => said),
      session: each(rounds, ({ session }) => session),
    }
  })
}

/** What all rounds have in common, or all that came up. */
function each(rounds: readonly Round[], textOf: (round: Round) => string): string {
  return [...new Set(rounds.map(textOf))].join(' / ')
}

function millisecondsOf(rounds: readonly Round[]): number[] {
  return rounds.map(({ milliseconds }) => milliseconds)
}

function median(values: readonly number[]): number {
  return values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
