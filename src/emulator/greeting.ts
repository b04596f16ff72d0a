import type { PingOne } from './pingone.ts'
import type { PingOneEnvironment } from './tenant.ts'

/** Returns what a person needs to configure an application, once PingOne runs. */
export function greeting(pingOne: PingOne): string {
  const { environments, port, certificate } = pingOne
  const origin = `${certificate ? 'https' : 'http'}://localhost:${port}`
  const blocks = [
    'A PingOne for your tests runs on this machine.',
    ...environments.map((environment) => formatRows(environmentRows(environment))),
    ...(certificate ? [trustAdvice(origin)] : []),
    formatRows([
      ['Status page', `${origin}/emulator/`],
      ['For programs', `${origin}/emulator/sessions, requests, faults (PUT), reset (POST)`],
    ]),
    'Press Ctrl+C to stop.',
  ]
  return `${blocks.join('\n\n')}\n`
}

type Row = readonly [name: string, value: string]

function environmentRows({ envID, authPath, issuer, applications, users }: PingOneEnvironment): Row[] {
  return [
    ['authPath', authPath],
    ['envID', envID],
    ['issuer', issuer],
    ...applications.flatMap(
      ({ clientId, clientSecret, redirectUris, postLogoutRedirectUris = [] }): Row[] => [
        ['clientId', `${clientId}${clientSecret ? '' : ' (public, with PKCE)'}`],
        ...rowsOf('  redirect URIs', redirectUris),
        ...rowsOf('  Signoff URLs', postLogoutRedirectUris),
      ],
    ),
    ...rowsOf(
      'user',
      users.map(({ username, password }) => `${username}, password: ${password}`),
    ),
  ]
}

function rowsOf(name: string, values: readonly string[]): Row[] {
  return values.map((value, index) => [index ? '' : name, value])
}

function trustAdvice(origin: string): string {
  return [
    'Its certificate is new with every start. For Node and curl to trust it:',
    `  curl --insecure ${origin}/emulator/certificate > pingone.pem`,
    '  export NODE_EXTRA_CA_CERTS=$PWD/pingone.pem CURL_CA_BUNDLE=$PWD/pingone.pem',
    'Playwright takes it with ignoreHTTPSErrors. Host names other than localhost have to lead to this machine.',
  ].join('\n')
}

function formatRows(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`).join('\n')
}
