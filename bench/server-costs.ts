import { createSignOffUrlBuilder, generateState } from 'pingone-signoff'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { CONFIG, REQUEST_HEADERS, USER } from './server-handlers.ts'

const CALLS = 2000
const ROUNDS = 15

interface Cost {
  what: string
  'µs a call': string
}

const { origin, ...application } = CONFIG
const buildUrl = createSignOffUrlBuilder(application)
const routes = createSignOffRoutes(CONFIG)
const request = new Request(`${origin}/sign-off`, { method: 'POST', headers: REQUEST_HEADERS })

/** From the URL alone, which every sign-off needs, to the whole answer. */
const WORK: Record<string, () => unknown> = {
  'the URL, with a state': () => buildUrl({ idToken: USER.idToken, state: generateState() }),
  begin: () => routes.begin(USER),
  'start, page': () => routes.start(request, USER),
  'start, page, with a clean-up': () => routes.start(request, { ...USER, clearSession: () => {} }),
}

/** In turns, so that whatever else the machine does meets all alike. */
export async function costs(): Promise<Cost[]> {
  const rounds: Record<string, number[]> = {}
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [what, work] of Object.entries(WORK)) {
      rounds[what] = [...(rounds[what] ?? []), await timeOf(work)]
    }
  }
  return Object.entries(rounds).map(([what, times]) => ({ what, 'µs a call': median(times).toFixed(1) }))
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  for (let call = 0; call < CALLS; call += 1) await work()
  return ((performance.now() - start) * 1000) / CALLS
}

function median(values: readonly number[]): number {
  return values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
