/**
 * `npm run bench:server`: `start` beside the same adapter answering a constant Response, on this machine, in this run, by one
 * process and by two; then what `begin` and `start` cost without any server. Medians of three rounds; BENCH_SECONDS is the
 * length of each measurement, 5 by default.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { costs } from './server-costs.ts'
import { HANDLERS, REQUEST_HEADERS } from './server-handlers.ts'

const SERVER = fileURLToPath(new URL('server-process.ts', import.meta.url))
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
const ROUNDS = 3
const CONNECTIONS = 50

const REQUEST = { method: 'POST', headers: REQUEST_HEADERS } as const

interface Row {
  handler: string
  'requests/s': number
  'p50 ms': number
  'p99 ms': number
  failed: number
  /** Of `start`: to the throughput of the row before, which answers the same without any work. */
  'of the constant': string
}

interface RunningServer {
  handler: string
  process: ChildProcess
  port: number
  results: autocannon.Result[]
}

for (const processes of [1, 2]) {
  console.log(processes === 1 ? 'One process' : `node:cluster, ${processes} processes`)
  console.table(await compare(processes))
}
console.log('Without a server, by call')
console.table(await costs())

/** In turns, so that whatever else the machine does meets all handlers alike. */
async function compare(processes: number): Promise<Row[]> {
  const servers = await Promise.all(Object.keys(HANDLERS).map((handler) => start(handler, processes)))
  for (const server of servers) await load(server, 2)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const server of servers) server.results.push(await load(server, SECONDS))
  }
  await Promise.all(servers.map(stop))
  return servers.map((server, index) => {
    const isStart = server.handler.includes('start')
    const ratio = throughput(server) / throughput(servers[index - 1])
    return { ...rowOf(server), 'of the constant': isStart ? ratio.toFixed(2) : '' }
  })
}

async function start(handler: string, processes: number): Promise<RunningServer> {
  const process = fork(SERVER, [handler, String(processes)])
  const [port] = await once(process, 'message')
  return { handler, process, port, results: [] }
}

function load({ port }: RunningServer, duration: number): Promise<autocannon.Result> {
  const url = `http://127.0.0.1:${port}/sign-off`
  return autocannon({ ...REQUEST, url, connections: CONNECTIONS, duration })
}

function rowOf(server: RunningServer): Omit<Row, 'of the constant'> {
  const { handler, results } = server
  return {
    handler,
    'requests/s': Math.round(throughput(server)),
    'p50 ms': median(results.map(({ latency }) => latency.p50)),
    'p99 ms': median(results.map(({ latency }) => latency.p99)),
    failed: results.reduce((sum, { errors, timeouts, ...codes }) => {
      return sum + errors + timeouts + codes['4xx'] + codes['5xx']
    }, 0),
  }
}

function throughput(server: RunningServer | undefined): number {
  return median(server?.results.map(({ requests }) => requests.average) ?? [])
}

function median(values: readonly number[]): number {
  return values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The workers of a cluster end with the process that forked them. */
async function stop({ process }: RunningServer): Promise<void> {
  process.kill()
  await once(process, 'exit')
}
