import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import { type SignOffError, type SignOffOptions, signOff } from '../../../src/index.ts'
import { ENV_ID, makeIdToken, realFetch } from '../fixtures.ts'

export interface Misbehaving {
  authPath: string
  requests: IncomingMessage[]
  /** Those whose connection has ended. */
  ended: Promise<unknown>[]
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Starts a server for one test. */
export async function serve(answer: Answer): Promise<Misbehaving> {
  const [requests, ended]: [IncomingMessage[], Promise<unknown>[]] = [[], []]
  const server = createServer((request, response) => {
    requests.push(request)
    ended.push(new Promise((resolve) => request.socket.once('close', resolve)))
    answer(request, response)
  })
  closing.push(() => server.close().closeAllConnections())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { authPath: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, ended }
}

/** An origin of this machine where nothing listens any more. */
export async function abandonedOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

export const SESSION_TOKEN = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A sign-off by fetch, with a secret in every place. */
export function optionsFor(
  { authPath }: { authPath: string },
  options: Partial<SignOffOptions> = {},
): SignOffOptions {
  const idToken = makeIdToken({ iss: `${authPath}/${ENV_ID}/as` })
  const request = {
    authPath,
    envID: ENV_ID,
    idToken,
    postLogoutRedirectUri: 'https://shop.example.net/signed-off',
    state: 'the-secret-state',
  }
  return { ...request, sessionToken: SESSION_TOKEN, fetch: realFetch, ...options }
}

export function failureOf(options: SignOffOptions): Promise<SignOffError> {
  return signOff(options).then(
    (result) => Promise.reject(new Error(`It came to ${JSON.stringify(result)}`)),
    (error) => error,
  )
}
