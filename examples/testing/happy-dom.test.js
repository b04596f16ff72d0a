// @vitest-environment happy-dom
import { completeSignOff } from 'pingone-signoff'
import { expect, test } from 'vitest'
import { makeIdToken } from './id-token.js'
import { issuer, leave } from './leave.js'

test('clears the cart, leaves for PingOne with the ID token, and knows the return', async () => {
  const idToken = makeIdToken(issuer)
  sessionStorage.setItem('cart', '7')
  const urls = []
  await leave(idToken, (url) => urls.push(url))

  const [{ origin, pathname, searchParams }] = urls.map((url) => new URL(url))
  expect(origin + pathname).toBe(`${issuer}/signoff`)
  expect(searchParams.get('id_token_hint')).toBe(idToken)
  expect(sessionStorage.getItem('cart')).toBe(null)

  const url = `${location.origin}/signed-off?state=${searchParams.get('state')}`
  expect(completeSignOff({ url }).status).toBe('verified')
})
