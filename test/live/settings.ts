import { checkSignOff } from '../../src/index.ts'
import { parseUrl } from '../../src/request/parse-url.ts'

/** The environment, application and user that the cases are tried with. */
export interface LiveSettings {
  authPath: string
  envID: string
  clientId: string
  /** Without: a public client. */
  clientSecret?: string
  redirectUri: string
  postLogoutRedirectUri: string
  /** One of the environment's own, for xpSignoff. */
  xpPostLogoutRedirectUri?: string
  /** Absent where a person signs on. */
  username?: string
  password?: string
  /** Of the same user and application. */
  expiredIdToken?: string
  scope: string
  /** Show the browser, and let a person do what the selectors cannot. */
  isHeaded: boolean
  usernameSelector: string
  passwordSelector: string
  submitSelector: string
}

type Name = Exclude<keyof LiveSettings, 'isHeaded'>

/** The environment variables, and what stands in them. */
const VARIABLES: Record<Name, readonly [variable: string, meaning: string, usual?: string]> = {
  authPath: ['PINGONE_AUTH_PATH', 'https://auth.pingone.eu, say, or the custom domain'],
  envID: ['PINGONE_ENV_ID', 'the Environment ID'],
  clientId: ['PINGONE_CLIENT_ID', 'the Client ID of the application'],
  redirectUri: ['PINGONE_REDIRECT_URI', 'one of its Redirect URIs; nothing has to answer there'],
  postLogoutRedirectUri: [
    'PINGONE_POST_LOGOUT_REDIRECT_URI',
    'one of its Signoff URLs, on the origin of the Redirect URI',
  ],
  username: ['PINGONE_USERNAME', 'a test user, of the trial environment alone'],
  password: ['PINGONE_PASSWORD', 'the password of the test user'],
  clientSecret: ['PINGONE_CLIENT_SECRET', 'the secret of a confidential application'],
  xpPostLogoutRedirectUri: [
    'PINGONE_XP_POST_LOGOUT_REDIRECT_URI',
    "one of the environment's logout settings",
  ],
  expiredIdToken: ['PINGONE_EXPIRED_ID_TOKEN', 'an ID token of the test user that has expired'],
  scope: ['PINGONE_SCOPE', 'scopes; those of a custom resource make its access token revocable', 'openid'],
  usernameSelector: ['PINGONE_USERNAME_SELECTOR', 'the field of the sign-on page', '[name=username]'],
  passwordSelector: ['PINGONE_PASSWORD_SELECTOR', 'the field of the sign-on page', '[name=password]'],
  submitSelector: ['PINGONE_SUBMIT_SELECTOR', 'the button of the sign-on page', 'button[type=submit]'],
}

const OPTIONAL: readonly Name[] = ['clientSecret', 'xpPostLogoutRedirectUri', 'expiredIdToken']
const NOT_WITH_A_PERSON: readonly Name[] = ['username', 'password']

/** The settings, or the lines that say what is missing or wrong. */
export function readSettings(env: Record<string, string | undefined>): LiveSettings | string[] {
  const isHeaded = env.PINGONE_HEADED === '1'
  const names = Object.keys(VARIABLES) as Name[]
  const values = names.map((name) => [name, env[variableOf(name)] || VARIABLES[name][2]] as const)
  const given = Object.fromEntries(values.filter(([, value]) => value))
  const spared = isHeaded ? [...OPTIONAL, ...NOT_WITH_A_PERSON] : OPTIONAL
  const missing = names.filter((name) => !spared.includes(name) && !given[name])
  if (missing.length) return missing.map((name) => `${variableOf(name)}: ${VARIABLES[name][1]}`)
  const settings = { ...given, isHeaded } as unknown as LiveSettings
  const faults = findFaults(settings)
  return faults.length ? faults : settings
}

/** For a case that needs a setting: what to set where it is absent. */
export function lacking(name: Name): (settings: LiveSettings) => string | undefined {
  return (settings) => (settings[name] ? undefined : `set ${variableOf(name)}`)
}

function variableOf(name: Name): string {
  return VARIABLES[name][0]
}

function findFaults(settings: LiveSettings): string[] {
  const { authPath, envID, redirectUri, postLogoutRedirectUri } = settings
  const problems = checkSignOff({ authPath, envID, postLogoutRedirectUri, mode: 'redirect' })
  const errors = problems.filter(({ level }) => level === 'error')
  const origins = [redirectUri, postLogoutRedirectUri].map((uri) => parseUrl(uri)?.origin)
  const isApart = origins[0] !== origins[1]
  return [
    ...errors.map(({ option, message, fix }) => `${variableOf(option as Name)}: ${message} ${fix}`),
    ...(isApart ? [`${variableOf('redirectUri')}: not on the origin of the Signoff URL`] : []),
  ]
}
