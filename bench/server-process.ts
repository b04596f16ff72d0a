/** `server-process.ts <handler> <processes>`: serves one handler, and tells the parent the port once all processes listen. */
import cluster from 'node:cluster'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HANDLERS } from './server-handlers.ts'

const [, , name = '', processes = '1'] = process.argv
const handler = Object.entries(HANDLERS).find(([candidate]) => candidate === name)?.[1]

if (cluster.isPrimary && Number(processes) > 1) await fork(Number(processes))
else process.send?.(await serve())

/** Workers that ask for any port all get the same one. */
async function fork(count: number): Promise<void> {
  const workers = Array.from({ length: count }, () => cluster.fork())
  const messages = await Promise.all(workers.map((worker) => once(worker, 'message')))
  process.send?.(messages[0]?.[0])
}

async function serve(): Promise<number> {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
