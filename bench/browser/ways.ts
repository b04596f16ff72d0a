import { CLIENT_ID } from '../../test/e2e/world.ts'

/** Of an application whose *Terminate User Session by ID Token* is on; PingOne creates it off. */
export const BY_TOKEN_CLIENT_ID = '0c0f1a8e-7c39-4d3c-9d0e-6a3f3d1f7b52'

/** One way to sign off. */
export interface Way {
  label: string
  /** Of the script in `pages`. */
  script: 'pingone-signoff' | 'oidc-client-ts' | 'forgerock'
  /** The path below which its pages live. */
  base: string
  clientId: string
  endpoint: 'signoff' | 'idpSignoff'
  /** Whether the button is pressed in the very document that signed on. */
  staysOpen: boolean
}

const REDIRECT = { clientId: CLIENT_ID, endpoint: 'signoff', staysOpen: false } as const
const BY_TOKEN = { clientId: BY_TOKEN_CLIENT_ID, endpoint: 'idpSignoff', staysOpen: false } as const

/** The first is what the others are compared with. */
export const WAYS: readonly Way[] = [
  { label: 'pingone-signoff', script: 'pingone-signoff', base: '/pingone-signoff/', ...REDIRECT },
  { label: 'oidc-client-ts', script: 'oidc-client-ts', base: '/oidc-client-ts/', ...REDIRECT },
  {
    label: 'oidc-client-ts, in the page that signed on',
    script: 'oidc-client-ts',
    base: '/page-that-signed-on/',
    ...REDIRECT,
    staysOpen: true,
  },
  { label: '@forgerock/oidc-client', script: 'forgerock', base: '/forgerock/', ...REDIRECT },
  {
    label: '@forgerock/oidc-client, by ID token',
    script: 'forgerock',
    base: '/forgerock-by-token/',
    ...BY_TOKEN,
  },
  {
    label: 'pingone-signoff, by ID token',
    script: 'pingone-signoff',
    base: '/pingone-signoff-by-token/',
    ...BY_TOKEN,
  },
]
