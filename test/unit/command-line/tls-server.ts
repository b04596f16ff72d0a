import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import { createCertificate } from '../../../src/emulator/certificate.ts'

export interface TlsServer {
  port: number
  /** Its own, which nobody else vouches for. */
  certificate: string
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Starts a server with a certificate for a host, for one test. */
export async function serveTls(host: string, answer: RequestListener): Promise<TlsServer> {
  const { key, certificate } = await createCertificate([host])
  const server = createServer({ key, cert: certificate }, answer)
  closing.push(() => server.close().closeAllConnections())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, certificate }
}
