/** `npx playwright test`: signs off as a person does, and asks PingOne whether it is true. */
import type { ServerType } from '@hono/node-server'
import { expect, test } from 'playwright/test'
import { environment, sessions } from './pingone.ts'
import { startShop } from './shop.ts'

let shop: ServerType
let origin: string

test.beforeAll(async () => {
  const pingOne = await environment()
  origin = new URL(pingOne.applications[0].redirectUris[0]).origin
  shop = await startShop(pingOne)
})

test.afterAll(() => void shop.close())

test('signs off at PingOne, not in the shop alone', async ({ page }) => {
  const [user] = (await environment()).users
  const before = await sessions()

  await page.goto(origin)
  await page.getByRole('link', { name: 'Sign on' }).click()
  await page.getByLabel('User name').fill(user.username)
  await page.getByLabel('Password').fill(user.password)
  await page.getByRole('button', { name: 'Sign on' }).click()
  await expect(page.getByRole('heading')).toHaveText(`${user.username} is signed on`)
  expect(await sessions()).toHaveLength(before.length + 1)

  await page.getByRole('button', { name: 'Sign off' }).click()
  await expect(page.getByRole('heading')).toHaveText('You are signed off')
  // What the page says is what the shop believes.
  expect(await sessions()).toEqual(before)
})

test('asks for the password again after a sign-off', async ({ page }) => {
  const [user] = (await environment()).users
  await page.goto(`${origin}/sign-on`)
  await page.getByLabel('User name').fill(user.username)
  await page.getByLabel('Password').fill(user.password)
  await page.getByRole('button', { name: 'Sign on' }).click()
  await page.getByRole('button', { name: 'Sign off' }).click()
  await expect(page.getByRole('heading')).toHaveText('You are signed off')
  await page.goto(`${origin}/sign-on`)
  await expect(page.getByLabel('Password')).toBeVisible()
})
