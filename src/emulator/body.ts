import type { IncomingMessage } from 'node:http'

/** Reads the body and puts it back, so that the provider can read it as well. */
export function peekBody(request: IncomingMessage): Promise<string> {
  const length = Number(request.headers['content-length'] ?? 0)
  const chunks: Buffer[] = []
  let received = 0
  return new Promise((resolve, reject) => {
    if (length === 0) return resolve('')
    const take = () => {
      for (let chunk = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk)
        received += chunk.length
        if (received >= length) return finish()
      }
    }
    const finish = () => {
      request.off('readable', take)
      const body = Buffer.concat(chunks)
      // Before the stream has ended, or it would refuse.
      request.unshift(body)
      resolve(body.toString())
    }
    request.on('readable', take)
    request.once('error', reject)
    request.once('close', () => reject(new Error('The request was cut off')))
  })
}
