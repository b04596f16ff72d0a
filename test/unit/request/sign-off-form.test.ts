import { describe, expect, it } from 'vitest'
import { formOf } from '../../../src/request/sign-off-form.ts'
import { AUTH_PATH, CLIENT_ID, checkedOf, ENV_ID, makeIdToken, REDIRECT_URI } from '../fixtures.ts'

const BARE = { idToken: null, clientId: null, postLogoutRedirectUri: null }
const BASE = `${AUTH_PATH}/${ENV_ID}`
const HINT = makeIdToken()

describe('formOf', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['nothing but the environment', BARE, { action: `${BASE}/as/signoff`, fields: {} }],
    [
      'all parameters',
      { state: 'a b', endpoint: 'idpSignoff', extraParameters: { 'x y': 'ü', submit: '1' } },
      {
        action: `${BASE}/as/idpSignoff`,
        fields: {
          id_token_hint: HINT,
          client_id: CLIENT_ID,
          post_logout_redirect_uri: REDIRECT_URI,
          state: 'a b',
          'x y': 'ü',
          submit: '1',
        },
      },
    ],
    [
      'a parameter named __proto__',
      { ...BARE, extraParameters: JSON.parse('{ "__proto__": "x" }') },
      { action: `${BASE}/as/signoff`, fields: JSON.parse('{ "__proto__": "x" }') },
    ],
  ])('holds %s', (_, changes, form) => {
    const { action, fields } = formOf(checkedOf(changes))
    expect({ action, fields: Object.entries(fields) }).toEqual({
      ...form,
      fields: Object.entries((form as { fields: object }).fields),
    })
  })
})
