import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HostProxy, startProxy } from './proxy.ts'

let proxy: HostProxy
beforeEach(async () => {
  proxy = await startProxy({})
})
afterEach(() => proxy.close())

async function refused(): Promise<{ socket: Socket; answer: string }> {
  const socket = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true })
  socket.write('CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n')
  const [chunk] = await once(socket, 'data')
  return { socket, answer: String(chunk).split('\r\n')[0] ?? '' }
}

describe('startProxy', () => {
  it('refuses a host that it does not know, and bears that the browser then resets the connection', async () => {
    const { socket, answer } = await refused()
    socket.resetAndDestroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const again = await refused()
    again.socket.destroy()
    expect([answer, again.answer]).toEqual(['HTTP/1.1 403 Forbidden', 'HTTP/1.1 403 Forbidden'])
  })
})
