/**
 * For `node --import`: gives a program real host names on loopback, as the browser's proxy gives it. HOSTS names them, as JSON:
 * `{ "auth.pingone.eu": 4001 }`. Connections to their port 443 go to that port of this machine; TLS asks for the real name.
 */
import { Socket } from 'node:net'

const hosts = JSON.parse(process.env.HOSTS ?? '{}')
const connect = Socket.prototype.connect

Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given
  const port =
    Object.hasOwn(hosts, options?.host ?? '') && Number(options.port) === 443
      ? hosts[options.host]
      : undefined
  if (port !== undefined) Object.assign(options, { host: '127.0.0.1', port })
  return connect.apply(this, given)
}
