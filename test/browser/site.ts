import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '../../src/emulator/certificate.ts'

/** One answer. Headers replace the defaults, so that a page can choose its CSP, its charset, its caching. */
export interface SiteFile {
  /** Bytes are sent as they are, text as UTF-8. */
  body: string | Uint8Array
  headers?: Readonly<Record<string, string | readonly string[]>> | undefined
  status?: number | undefined
}

export interface SiteRequest {
  method: string
  host: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Site {
  port: number
  /** What is served, by path; tests add pages at any time. A path that is not here answers 404. */
  files: Record<string, SiteFile>
  requests: SiteRequest[]
  close: () => Promise<void>
}

/** Starts the https server of the application under test. It answers alike for each of its host names. */
export async function startSite({
  hosts,
  files,
}: {
  hosts: readonly string[]
  files: Record<string, SiteFile>
}): Promise<Site> {
  const { key, certificate } = await createCertificate(hosts)
  const site = { files: { ...files }, requests: [] as SiteRequest[] }
  const server = createServer({ key, cert: certificate }, async (request, response) => {
    site.requests.push(await record(request))
    serve(site.files, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { ...site, port: (server.address() as AddressInfo).port, close: () => close(server) }
}

async function record(request: IncomingMessage): Promise<SiteRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = '', headers, url = '' } = request
  return { method, host: headers.host ?? '', url, headers, body: Buffer.concat(chunks).toString() }
}

function serve(files: Record<string, SiteFile>, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'https://site.invalid')
  const file = files[pathname] ?? { status: 404, body: 'Not here' }
  const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
  response.setHeader('Content-Type', `${type}; charset=utf-8`)
  for (const [name, value] of Object.entries(file.headers ?? {})) response.setHeader(name, value)
  response.writeHead(file.status ?? 200).end(file.body)
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
