/** Writes docs/check.md (`vitest run -u`), and fails when `check` says anything else. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ONLINE_TEXTS } from '../../../src/command-line/online-problems.ts'
import { run } from '../../../src/command-line/run.ts'
import {
  AUTH_PATH,
  CLIENT_ID,
  CUSTOM_DOMAIN,
  ENV_ID,
  makeIdToken,
  OTHER_ENV_ID,
  REDIRECT_URI,
} from '../fixtures.ts'
import { createTerminal } from './fake-terminal.ts'

interface SetUp {
  title: string
  story: string
  /** What of the sound set-up is another; without a value, the flag is left out. */
  flags?: Record<string, string | undefined>
  /** What the ID token says besides. */
  claims?: Record<string, unknown>
}

const SOUND: Record<string, string | undefined> = {
  '--auth-path': AUTH_PATH,
  '--env-id': ENV_ID,
  '--client-id': CLIENT_ID,
  '--id-token': 'env:ID_TOKEN',
  '--post-logout-redirect-uri': REDIRECT_URI,
}

const BROKEN: SetUp[] = [
  {
    title: 'The wrong region',
    story: 'The commonest mistake. PingOne would answer 404 and nothing more.',
    flags: { '--auth-path': 'https://auth.pingone.com' },
  },
  {
    title: 'A token of another environment',
    story: 'The token comes from production, the environment ID from the test environment.',
    flags: { '--env-id': OTHER_ENV_ID },
  },
  {
    title: "A custom domain's token at the regional host",
    story: 'The environment has got a custom domain. Both hosts work, but each takes its own tokens only.',
    claims: { iss: `${CUSTOM_DOMAIN}/as` },
  },
  {
    title: 'An access token for a hint',
    story: 'The wrong field of the token response.',
    claims: { scope: 'openid profile', env: undefined },
  },
  {
    title: 'A redirect URI that differs by a slash',
    story: 'The user would be left on an error page of PingOne, still signed on.',
    flags: { '--post-logout-redirect-uris': `${REDIRECT_URI}/` },
  },
  {
    title: "A redirect URI that differs by a letter's case",
    story: 'The same, for two letters that look alike.',
    flags: { '--post-logout-redirect-uris': 'https://app.example.com/Bye' },
  },
  {
    title: 'A redirect URI in plain http',
    story: 'Left over from development: on `localhost` it would be fine.',
    flags: { '--post-logout-redirect-uri': 'http://app.example.com/bye' },
  },
  {
    title: 'A state that is too long',
    story: 'The whole state of the application, in JSON: 9,000 characters.',
    flags: { '--state': '"$STATE"' },
  },
  {
    title: 'A token of another application',
    story: 'Two applications of one environment, and a session that mixes them up.',
    flags: { '--client-id': 'a1e4c9d2-7b3f-4f60-9b1e-5d8a2c6f0e37' },
  },
  {
    title: 'idpSignoff without a token',
    story: 'It ends the session by the ID token, so it cannot do without.',
    flags: { '--endpoint': 'idpSignoff', '--id-token': undefined },
  },
]

const FURTHER: SetUp[] = [
  {
    title: 'A fetch of a page',
    story:
      'A page has to hope for the cookie. `check` judges for a browser, unless it is told otherwise, or given a session token.',
    flags: { '--mode': 'fetch' },
  },
  {
    title: 'A fetch of a back end',
    story: 'A back end has to bring the session token.',
    flags: { '--mode': 'fetch', '--runtime': 'server' },
  },
  {
    title: 'An environment that the region does not know',
    story:
      'Without a token there is nothing to compare. `--online` asks PingOne (here: a stand-in that answers 404).',
    flags: { '--id-token': undefined, '--client-id': undefined, '--online': '' },
  },
  { title: 'A sound one', story: 'The token has expired long ago: PingOne takes it all the same.' },
]

const STATE = 'a'.repeat(9000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 25) })
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }))
})
afterEach(() => {
  vi.useRealTimers()
})

/** The command as one types it, and what it prints. */
async function transcribe({ title, story, flags = {}, claims = {} }: SetUp): Promise<string> {
  const given = Object.entries({ ...SOUND, ...flags }).filter(([, value]) => value !== undefined)
  const idToken = makeIdToken({ iat: 1_721_834_196, exp: 1_721_837_796, sid: 'c0a76b09', ...claims })
  const terminal = createTerminal({ env: { ID_TOKEN: idToken } })
  const args = given.flatMap((flag) => flag.filter((word) => word !== '').map(expand))
  const status = await run(['check', ...args], terminal, '')
  const command = ['npx pingone-signoff check', ...given.map((flag) => flag.join(' ').trim())].join(' \\\n  ')
  const { stdout } = terminal.written
  return `### ${title}\n\n${story}\n\n\`\`\`sh\n${command}\n\`\`\`\n\n\`\`\`text\n${stdout}\`\`\`\n\nExit status ${status}.\n`
}

/** As the shell does. */
function expand(word = ''): string {
  return word === '"$STATE"' ? STATE : word
}

async function section(heading: string, setUps: readonly SetUp[]): Promise<string> {
  const transcripts: string[] = []
  for (const setUp of setUps) transcripts.push(await transcribe(setUp))
  return `## ${heading}\n\n${transcripts.join('\n')}`
}

const INTRODUCTION = `# What \`check\` says

\`npx pingone-signoff check\` judges a sign-off before PingOne does, whose error page no application hears of. Everything
below is what it printed: a test runs each command and writes this page. The ID token stands in the environment variable
\`ID_TOKEN\`; \`check\` prints none of it but the claims that decide here, and sends it nowhere.
`

const CODES = `## Codes of \`--online\`

The codes of the SDK are explained [on a page of their own](codes.md). These are the command line's own:

| code | option | means |
|---|---|---|
${Object.entries(ONLINE_TEXTS)
  .map(
    ([code, { option, message }]) =>
      `| \`${code}\` | \`${option}\` | ${message.replace(/%/g, '…').replace('….', '…')} |`,
  )
  .join('\n')}
`

describe('docs/check.md', () => {
  it('tells what check says of ten broken set-ups, and of some more', async () => {
    const parts = [
      INTRODUCTION,
      await section('Ten broken set-ups', BROKEN),
      await section('And four more', FURTHER),
      CODES,
    ]
    await expect(parts.join('\n')).toMatchFileSnapshot('../../../docs/check.md')
    expect([BROKEN.length, FURTHER.length]).toEqual([10, 4])
  })
})
