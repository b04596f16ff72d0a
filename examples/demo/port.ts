import { connect } from 'node:net'

/** Reads a port from the environment. */
export function portFrom(variable: string, usual: number): number {
  const text = process.env[variable] ?? ''
  if (text === '') return usual
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 2 ** 16) return port
  throw new Error(`${variable} is "${text}", which is no port: set it to a number from 0 to 65535.`)
}

/**
 * The port itself, or 0, any free one, where somebody answers already. Asked by connecting, as the browser will: where
 * another server has all addresses of the port, some systems let a second one listen at 127.0.0.1, and no browser find it.
 */
export async function freePort(wanted: number): Promise<number> {
  return wanted !== 0 && (await isAnswering(wanted)) ? 0 : wanted
}

function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port })
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
