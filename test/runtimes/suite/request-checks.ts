/** What signOff sends, and in which order. */
import { isSigningOff, onSignedOff, signOff } from 'pingone-signoff'
import {
  ANSWERED,
  idToken,
  optionsOf,
  outcomeAndSeen,
  postFor,
  REQUEST,
  requestFor,
} from './answering-server.ts'
import { settings } from './settings.ts'
import type { Check } from './suite.ts'

const { envID, clientId } = settings

const COOKIE_CHECKS: readonly Check[] = [
  {
    name: 'the Cookie header arrives, and 204 confirms',
    expected: [{ ...ANSWERED, confirmed: true, status: 204 }, [requestFor('204')]],
    find: () => outcomeAndSeen(optionsOf('204')),
  },
  {
    name: 'a whole Cookie header arrives as it is',
    expected: [ANSWERED, [requestFor('200', 'a=b; ST-NO-SS=canary')]],
    find: () => outcomeAndSeen(optionsOf('200', { sessionToken: 'a=b; ST-NO-SS=canary' })),
  },
  {
    name: 'a POST arrives as the form it is, with the cookie',
    expected: [{ ...ANSWERED, confirmed: true, status: 204 }, [postFor('204')]],
    find: () => outcomeAndSeen(optionsOf('204', { method: 'POST' })),
  },
  {
    name: 'idpSignoff sends no cookie, redirect URI or state',
    expected: [
      { ...ANSWERED, confirmed: true, status: 204 },
      [{ ...requestFor('204', null), url: `/${envID}/as/idpSignoff?id_token_hint=${idToken}&answer=204` }],
    ],
    find: () => outcomeAndSeen(optionsOf('204', { endpoint: 'idpSignoff' })),
  },
]

const STEP_CHECKS: readonly Check[] = [
  {
    name: "mode 'redirect' is UNSUPPORTED_RUNTIME, and sends nothing",
    expected: [{ code: 'UNSUPPORTED_RUNTIME', problems: [] }, []],
    find: () => outcomeAndSeen({ ...REQUEST, sessionToken: null, mode: 'redirect' }),
  },
  {
    name: 'tokens are revoked first, and a clean-up that fails stops nothing',
    expected: [
      {
        ...ANSWERED,
        steps: {
          revoke: { status: 'fulfilled' },
          clearSession: { status: 'rejected', reason: { code: 'ours' } },
        },
      },
      [
        {
          method: 'POST',
          url: `/${envID}/as/revoke`,
          body: `token=access&client_id=${clientId}`,
          cookie: null,
        },
        requestFor('200'),
      ],
    ],
    find: () =>
      outcomeAndSeen(
        optionsOf('200', {
          clientId,
          revoke: { accessToken: 'access' },
          clearSession: () => Promise.reject({ code: 'ours' }),
        }),
      ),
  },
  {
    name: 'calls are independent, and nobody hears of them',
    expected: { results: [ANSWERED, ANSWERED], isSigningOff: false, heard: [] },
    find: async () => {
      const heard: unknown[] = []
      const unsubscribe = onSignedOff((event) => heard.push(event))
      const calls = [signOff(optionsOf('200')), signOff(optionsOf('200'))]
      const isUnderWay = isSigningOff()
      const results = await Promise.all(calls)
      unsubscribe()
      return { results, isSigningOff: isUnderWay, heard }
    },
  },
]

export const REQUEST_CHECKS: readonly Check[] = [...COOKIE_CHECKS, ...STEP_CHECKS]
