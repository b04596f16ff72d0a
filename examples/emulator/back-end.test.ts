/** `npx vitest run`, while `npx pingone-signoff emulate` runs: a back end without a browser. */
import type { ServerType } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Environment, environment, sessions } from './pingone.ts'
import { startShop } from './shop.ts'
import { createVisitor, type Visitor } from './visitor.ts'

let pingOne: Environment
let shop: ServerType
let origin: string

beforeAll(async () => {
  pingOne = await environment()
  origin = new URL(pingOne.applications[0].redirectUris[0]).origin
  shop = await startShop(pingOne)
})

afterAll(() => void shop.close())

async function signOn(visitor: Visitor): Promise<void> {
  const { url } = await visitor.go(`${origin}/sign-on`)
  const body = new URLSearchParams({ ...pingOne.users[0] })
  const { text } = await visitor.go(url, { method: 'POST', body })
  expect(text).toContain(`${pingOne.users[0].username} is signed on`)
}

test('ends the session at PingOne, and in the shop', async () => {
  const visitor = createVisitor()
  const before = await sessions()
  await signOn(visitor)
  expect(await sessions()).toHaveLength(before.length + 1)

  const headers = { origin, accept: 'application/json' }
  const { text } = await visitor.go(`${origin}/sign-off`, { method: 'POST', headers })
  const end = await visitor.go(JSON.parse(text).url)

  expect(end.text).toContain('You are signed off')
  expect((await visitor.go(origin)).text).toContain('Nobody is signed on')
  expect(await sessions()).toEqual(before)
})

test('ends nothing for a page from elsewhere', async () => {
  const visitor = createVisitor()
  await signOn(visitor)
  const before = await sessions()
  const headers = { origin: 'https://evil.example', accept: 'application/json' }
  const { status } = await visitor.go(`${origin}/sign-off`, { method: 'POST', headers })
  expect([status, await sessions()]).toEqual([403, before])
})
