import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

export interface Listener {
  port: number
  close: () => Promise<void>
}

/**
 * Listens on loopback only, whatever the settings say, because the emulator gives tokens to anybody who knows a
 * password.
 */
export async function listen(
  port: number,
  certificate: { key: string; certificate: string } | undefined,
  answer: RequestListener,
): Promise<Listener> {
  const server = certificate
    ? createTlsServer({ key: certificate.key, cert: certificate.certificate }, answer)
    : createServer(answer)
  const close = closer(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: (server.address() as AddressInfo).port, close }
}

/**
 * Returns a function that closes the server and all sockets, even those on which no request ever came: browsers open
 * some in advance.
 */
function closer(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
}
