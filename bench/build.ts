/**
 * `npm run bench`: `createSignOffUrlBuilder` and `buildSignOffUrl`, which check what they are given, beside concatenation,
 * which checks nothing, and what other libraries build. All in one process and in turns, so that whatever else the machine does meets all alike; medians over
 * BENCH_ROUNDS rounds (300 by default), and their ratio to the concatenation. Each call has a token and a state of its own.
 */
import { buildSignOffUrl } from 'pingone-signoff'
import { BUILDERS, type Builder } from './builders.ts'
import { type BenchRequest, makeRequests, type Parameters } from './requests.ts'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 300)
/** Until the engine has compiled what it is going to. */
const WARM_UP = 200

const CASES: readonly [name: string, size: Parameters][] = [
  ['no token', { token: 0, state: 43 }],
  ['a token of 900 B', { token: 900, state: 43 }],
  ['a token of 4 KB', { token: 4096, state: 43 }],
  ['a token of 18 kB', { token: 18_000, state: 43 }],
  ['a state of 7,900 characters', { token: 0, state: 7900 }],
]

/** Twice as much each time: linear work doubles at most. */
const GROWTH: readonly [name: string, sizes: readonly Parameters[]][] = [
  ['token', [4096, 8192, 16_384, 32_768, 65_536].map((token) => ({ token, state: 43 }))],
  ['state', [500, 1000, 2000, 4000, 8000].map((state) => ({ token: 0, state }))],
]

const rows: Record<string, Record<string, string>> = {}
console.log(`Node ${process.version}, ${ROUNDS} rounds: ns for each URL, and the ratio to the concatenation`)
for (const [name, size] of CASES) rows[name] = await compare(size)
console.table(rows)
console.log('Growth of buildSignOffUrl: µs for each URL as the length doubles')
for (const [name, sizes] of GROWTH) console.log(name, await grow(sizes))

async function compare(size: Parameters): Promise<Record<string, string>> {
  const medians = await measure(BUILDERS, size)
  const plain = medians['plain concatenation'] ?? 0
  const show = (median: number) => `${median.toFixed(0)} (${(median / plain).toFixed(2)})`
  return Object.fromEntries(Object.entries(medians).map(([name, median]) => [name, show(median)]))
}

async function grow(sizes: readonly Parameters[]): Promise<Record<string, string>> {
  const cells: Record<string, string> = {}
  for (const size of sizes) {
    const { buildSignOffUrl: median = 0 } = await measure({ buildSignOffUrl }, size)
    cells[Math.max(size.token, size.state)] = (median / 1000).toFixed(1)
  }
  return cells
}

/** Medians in nanoseconds. */
async function measure(
  builders: Readonly<Record<string, Builder>>,
  size: Parameters,
): Promise<Record<string, number>> {
  const requests = makeRequests(size)
  const samples = Object.entries(builders).map(([name, build]) => ({ name, build, times: [] as number[] }))
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const { build, times } of shuffle(samples)) times.push(await time(build, requests))
  }
  return Object.fromEntries(samples.map(({ name, times }) => [name, median(times.slice(WARM_UP))]))
}

/** The last character is asked for, since engines put off joining a string until somebody reads it. */
async function time(build: Builder, requests: readonly BenchRequest[]): Promise<number> {
  let read = 0
  const start = process.hrtime.bigint()
  for (const request of requests) {
    const built = build(request)
    const url = typeof built === 'string' ? built : await built
    read += url.charCodeAt(url.length - 1)
  }
  const elapsed = Number(process.hrtime.bigint() - start)
  if (read === 0) throw new Error('Nothing was built')
  return elapsed / requests.length
}

/** So that none always follows the one that leaves most to collect, or finds the caches cold. */
function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}
