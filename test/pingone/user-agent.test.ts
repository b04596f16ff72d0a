import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createUserAgent } from './user-agent.ts'

it('asks again where the server has ended a connection that was kept, and not where it ends a new one', async () => {
  let asked = 0
  const server = createServer(({ socket }, response) => {
    asked += 1
    if (asked === 1 || asked === 3) response.end('answered')
    else socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  const agent = createUserAgent({ port, certificate: undefined })
  const send = async () => (await agent.send(`http://localhost:${port}/`)).body
  expect([await send(), await send(), asked]).toEqual(['answered', 'answered', 3])
  await expect(send()).rejects.toThrow('socket hang up')
  expect(asked).toBe(5)
})
