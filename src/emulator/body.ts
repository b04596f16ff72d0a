import type { IncomingMessage } from 'node:http'

/** The longest body, in octets. A form with two long tokens needs much less. */
const MAX_LENGTH = 1_048_576

/** Why a body cannot be read: the status to answer with, or 0 if nobody is left to answer. */
export interface UnreadableBody {
  status: number
}

/**
 * Reads the body and puts it back, so that the provider can read it as well.
 *
 * @throws (a rejection) {@link UnreadableBody}
 */
export function peekBody(request: IncomingMessage): Promise<string> {
  const { headers } = request
  const length = Number(headers['content-length'] ?? 0)
  if (headers['transfer-encoding']) return Promise.reject({ status: 411 } satisfies UnreadableBody)
  if (length > MAX_LENGTH) return Promise.reject({ status: 413 } satisfies UnreadableBody)
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
      // A stream that has ended would refuse this.
      request.unshift(body)
      resolve(body.toString())
    }
    request.on('readable', take)
    request.once('error', () => reject({ status: 0 } satisfies UnreadableBody))
    request.once('close', () => reject({ status: 0 } satisfies UnreadableBody))
  })
}
