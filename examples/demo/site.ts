import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PageFile } from '../page/page-file.ts'

export interface Site {
  port: number
  /** What is served, by path. */
  files: Record<string, PageFile>
  close: () => Promise<void>
}

const HEADERS = {
  'Cache-Control': 'no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const

/** Starts a server of files that are kept in memory, on this machine alone. */
export async function startSite(port: number): Promise<Site> {
  const files: Record<string, PageFile> = {}
  const server = createServer((request, response) => serve(files, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: (server.address() as AddressInfo).port, files, close: () => close(server) }
}

function serve(files: Record<string, PageFile>, request: IncomingMessage, response: ServerResponse): void {
  const path = request.url?.replace(/\?.*/s, '') ?? '/'
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  const { type, body, headers } = file ?? { type: 'text/plain', body: 'There is nothing here.' }
  response.writeHead(file ? 200 : 404, {
    ...HEADERS,
    'Content-Type': `${type}; charset=utf-8`,
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
