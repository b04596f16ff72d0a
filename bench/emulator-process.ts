/** A PingOne in a process of its own, which tells the parent its issuer, and the size of its heap whenever it is asked. */
import { startPingOne } from 'pingone-signoff/emulator'

const pingOne = await startPingOne()
process.on('message', () => {
  globalThis.gc?.()
  process.send?.(process.memoryUsage().heapUsed)
})
process.send?.({ port: pingOne.port, issuer: pingOne.environments[0].issuer })
