import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { peekBody } from '../../src/emulator/body.ts'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import { sessionOf, signOn } from '../pingone/relying-party.ts'
import { createUserAgent } from '../pingone/user-agent.ts'
import type { SeenRequest, Session, Settings } from './suite/settings.ts'

const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const CLIENT_ID = 'shop'
const REDIRECT_URI = 'https://shop.example.net/callback'
const RETURN = 'https://shop.example.net/signed-off'
const ANN = { username: 'ann', password: 'correct horse' }

export interface World {
  settings: Settings
  close: () => Promise<unknown>
}

/** A PingOne, and a server that shows what a provider cannot: both on loopback, in plain http. */
export async function startWorld(): Promise<World> {
  const pingOne = await startPingOne({ environments: [ENVIRONMENT] })
  const authPath = `http://localhost:${pingOne.port}`
  const answer = createAnswers(pingOne, `${authPath}/${ENV_ID}/as`)
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const settings = {
    ...{ authPath, envID: ENV_ID, clientId: CLIENT_ID, postLogoutRedirectUri: RETURN },
    ...{ server: `http://127.0.0.1:${port}`, elsewhere: `http://localhost:${port}/elsewhere` },
  }
  const closeServer = () => server.close().closeAllConnections()
  return { settings, close: () => Promise.all([pingOne.close(), closeServer()]) }
}

const ENVIRONMENT = {
  envID: ENV_ID,
  applications: [
    {
      clientId: CLIENT_ID,
      redirectUris: [REDIRECT_URI],
      postLogoutRedirectUris: [RETURN],
      idpSignoff: true,
    },
  ],
  users: [ANN],
  logoutRedirectUris: [RETURN],
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** What the suite asks for by path, and how a sign-off is answered by its parameter `answer`. */
function createAnswers(pingOne: PingOne, issuer: string): Answer {
  const party = { issuer, clientId: CLIENT_ID, redirectUri: REDIRECT_URI }
  const asking: (() => Promise<string>)[] = []
  const seen: SeenRequest[] = []
  const signOnAnn = async (): Promise<Session> => {
    const agent = createUserAgent(pingOne)
    const { id_token: idToken } = await signOn(agent, party, ANN)
    // With the cookies of now: that PingOne takes them away ends no session.
    const before = agent.copy()
    asking.push(() => sessionOf(before, party))
    return { idToken, cookie: agent.cookies(`${issuer}/signoff`), number: asking.length - 1 }
  }
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
    if (pathname === '/sign-on') return response.end(JSON.stringify(await signOnAnn()))
    if (pathname === '/session') return response.end(await asking[Number(searchParams.get('number'))]?.())
    if (pathname === '/seen') return response.end(JSON.stringify(seen.splice(0)))
    const { method = '', url = '', headers } = request
    const body = await peekBody(request)
    seen.push({ method, url, body, cookie: headers.cookie ?? null })
    const parameters = body ? new URLSearchParams(body) : searchParams
    ANSWERS[parameters.get('answer') ?? '200']?.(parameters, request, response)
  }
}

type Behave = (parameters: URLSearchParams, request: IncomingMessage, response: ServerResponse) => void

const ANSWERS: Record<string, Behave> = {
  '200': (_, __, response) => response.end(),
  '204': (_, __, response) => response.writeHead(204).end(),
  // A 307 asks to send the body again, hint and all.
  elsewhere: (_, { method, headers }, response) => {
    const location = `http://${headers.host?.replace('127.0.0.1', 'localhost')}/elsewhere`
    response.writeHead(method === 'POST' ? 307 : 302, { location }).end('Not here')
  },
  echo: (parameters, { headers }, response) => {
    const message = `hint ${parameters.get('id_token_hint')}, state ${parameters.get('state')}, ${headers.cookie}`
    response.writeHead(400).end(JSON.stringify({ code: 'INVALID_DATA', message, other: 'hidden' }))
  },
  silence: () => {},
  hangUp: (_, __, response) => response.destroy(),
}
