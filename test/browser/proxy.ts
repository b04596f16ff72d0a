import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface HostProxy {
  port: number
  close: () => Promise<void>
}

/**
 * Starts the CONNECT proxy that gives loopback servers real host names: `host:443` leads to the port that
 * `hosts` names, everything else is refused, so that an unexpected request fails instead of leaving the machine.
 *
 * One mechanism for all browsers: Firefox cannot map ports, Chromium's `--host-resolver-rules` has no equal
 * elsewhere. Measured against these rules in Chromium 156: cookies, `keepalive` at `pagehide` and the back/forward cache
 * behave alike. Cookies, storage and sites go by the name in the address bar, which the proxy leaves alone.
 */
export async function startProxy(hosts: Record<string, number>): Promise<HostProxy> {
  const open = new Set<Duplex>()
  const server = createServer((request) => request.socket.destroy())
  server.on('connect', (request, client: Duplex) => {
    // Node leaves the socket without a listener; browsers reset it when they give up on a refused host.
    client.on('error', () => client.destroy())
    const port = portFor(request.url ?? '', hosts)
    if (port === undefined) client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    else tunnel(client, port, open)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => close(server, open) }
}

function portFor(authority: string, hosts: Record<string, number>): number | undefined {
  const [host = '', port] = authority.split(':')
  return port === '443' && Object.hasOwn(hosts, host) ? hosts[host] : undefined
}

function tunnel(client: Duplex, port: number, open: Set<Duplex>): void {
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n')
    client.pipe(upstream).pipe(client)
  })
  for (const [end, other] of [[client, upstream] as const, [upstream, client] as const]) {
    open.add(end)
    end.on('error', () => other.destroy())
    end.on('close', () => open.delete(end) && other.destroy())
  }
}

// Tunnels are no requests to node: `closeAllConnections` leaves them open.
function close(server: Server, open: ReadonlySet<Duplex>): Promise<void> {
  for (const end of open) end.destroy()
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
