/** An application whose tests use every export of the emulator, for compilers alone to read. */
import {
  type ApplicationOptions,
  type EnvironmentOptions,
  type Faults,
  type Interceptor,
  type PingOne,
  type PingOneEnvironment,
  type PingOneOptions,
  type RecordedRequest,
  type SignedOnSession,
  startPingOne,
  type UserOptions,
} from 'pingone-signoff/emulator'

const users = [{ username: 'ann', password: 'p', claims: { groups: ['a'] } }] as const satisfies UserOptions[]
const application: Required<ApplicationOptions> = {
  clientId: 'shop',
  clientSecret: 'hush',
  redirectUris: ['http://localhost:4000/callback'],
  postLogoutRedirectUris: ['http://localhost:4000/signed-off'] as const,
  enabled: true,
  idpSignoff: false,
  corsOrigins: ['http://localhost:4000'],
}
const environment: Required<EnvironmentOptions> = {
  envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  host: 'auth.pingone.eu',
  customDomain: 'login.example.com',
  applications: [application] as const,
  users,
  logoutRedirectUris: [],
}
const faults: Required<Faults> = {
  refuseExpiredHints: true,
  slow: 300,
  down: false,
  noCors: false,
  rejectSignOff: 'INVALID_DATA',
  loseState: true,
  staySignedOn: true,
}
const options: Required<PingOneOptions> = {
  environments: [environment],
  port: 4001,
  tls: true,
  sameSite: 'Lax',
  faults,
}
const interceptor: Interceptor = (request, response) => {
  if (request.method !== 'POST') return false
  response.writeHead(503).end()
  return true
}

export async function use(): Promise<[SignedOnSession[], RecordedRequest[], string | undefined]> {
  const pingOne: PingOne = await startPingOne()
  const [first]: readonly PingOneEnvironment[] = pingOne.environments
  const { issuer }: { issuer: string } = pingOne.environments[0]
  for (const known of first?.applications ?? []) known.enabled = issuer === ''
  pingOne.faults = { slow: 300 }
  pingOne.faults.staySignedOn = true
  pingOne.intercept(interceptor)
  await pingOne.reset()
  await pingOne.close()
  return [pingOne.sessions(), pingOne.requests, pingOne.certificate]
}

export const used = [options, startPingOne]
