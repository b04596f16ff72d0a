/** Express and Hono, as they come, for the server that a sign-off is sent to. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSignOffForm, buildSignOffUrl } from '../../src/request/build-sign-off.ts'
import { AUTH_PATH, realFetch } from '../unit/fixtures.ts'
import { bareOf, expectedPairs, formBodyOf, type GoodRequest, request, sorted } from './good-requests.ts'

const expressApp = express()
  .use(express.urlencoded({ extended: false }))
  .get('/{*path}', ({ query }, response) => void response.json(query))
  .post('/{*path}', ({ body }, response) => void response.json(body ?? {}))
// Node takes 16 kB of headers, the longest of these requests is longer.
const server = createServer({ maxHeaderSize: 65_536 }, expressApp)

const honoApp = new Hono()
  .get('*', ({ req, json }) => json(req.queries()))
  .post('*', async ({ req, json }) => json(await req.parseBody()))

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Sent = [path: string, init?: RequestInit]
type Ask = (...sent: Sent) => Promise<Response>

const FRAMEWORKS: [string, Ask][] = [
  [
    'Express',
    (path, init) => realFetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init),
  ],
  ['Hono', async (path, init) => honoApp.request(path, init)],
]

/** Express takes no field of that name from a body. */
const readable = request.filter(({ extraParameters = {} }) => !Object.hasOwn(extraParameters, '__proto__'))

const pathOf = (url: string) => url.slice(AUTH_PATH.length)

function getOf(changes: GoodRequest): Sent {
  return [pathOf(buildSignOffUrl(bareOf(changes)))]
}

function postOf(changes: GoodRequest): Sent {
  const { action } = buildSignOffForm(bareOf(changes))
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return [pathOf(action), { method: 'POST', headers, body: formBodyOf(changes) }]
}

describe.each(FRAMEWORKS)('%s', (_, ask) => {
  it.each<[string, (changes: GoodRequest) => Sent]>([
    ['GET', getOf],
    ['POST', postOf],
  ])('reads of a %s what was asked, each parameter once', async (_, sentFor) => {
    await fc.assert(
      fc.asyncProperty(readable, async (changes) => {
        const read: Record<string, unknown> = await (await ask(...sentFor(changes))).json()
        const pairs = Object.entries(read).map(([name, value]) => [name, [value].flat()] as [string, unknown])
        const expected = expectedPairs(changes).map(([name, value]) => [name, [value]] as [string, unknown])
        expect(sorted(pairs)).toEqual(sorted(expected))
      }),
    )
  })
})
