/** Writes docs/explain.md and docs/codes.md (`vitest run -u`), and fails when `explain` says anything else. */
import { describe, expect, it } from 'vitest'
import { ANSWER_EXPLANATIONS } from '../../../src/command-line/answer-explanations.ts'
import { CODES, explainCode } from '../../../src/command-line/code-explanations.ts'
import { ONLINE_TEXTS } from '../../../src/command-line/online-problems.ts'
import { PARAMETER_EXPLANATIONS } from '../../../src/command-line/parameter-explanations.ts'
import { run } from '../../../src/command-line/run.ts'
import { ERRORS, SURROUNDINGS_ERRORS } from '../../../src/problems/texts.ts'
import { WARNINGS } from '../../../src/problems/warning-texts.ts'
import { CAPTURED_PAGE, rejection } from './answers.ts'
import { createTerminal } from './fake-terminal.ts'

interface Case {
  title: string
  story: string
  /** As one types it. */
  command: string
  args: string[]
  stdin?: string
}

const CASES: Case[] = [
  {
    title: 'A page of PingOne',
    story: 'The user stays on a page of PingOne and sends you its text, which you paste and end with Ctrl-D:',
    command: 'npx pingone-signoff explain -',
    args: ['-'],
    stdin: CAPTURED_PAGE,
  },
  {
    title: 'The JSON of a refusal',
    story: 'What a back end got, and kept in a file (or the body that `error.pingOne` holds):',
    command: 'npx pingone-signoff explain @answer.json',
    args: ['-'],
    stdin: rejection('post_logout_redirect_uri', 'post_logout_redirect_uri is not acceptable'),
  },
  {
    title: 'The address of a probe that came back',
    story: 'In quotes, since a shell would read the `&`:',
    command: "npx pingone-signoff explain 'https://app.example.com/bye?error=login_required&state=x'",
    args: ['https://app.example.com/bye?error=login_required&state=x'],
  },
  {
    title: 'A status and nothing more',
    story: 'As PingOne answers where there is no such environment:',
    command: 'npx pingone-signoff explain 404',
    args: ['404'],
  },
  {
    title: 'A code of this package',
    story: 'Any of them:',
    command: 'npx pingone-signoff explain ISSUER_MISMATCH',
    args: ['ISSUER_MISMATCH'],
  },
  {
    title: 'For machines',
    story: 'The same as JSON:',
    command: 'npx pingone-signoff explain --json INVALID_POST_LOGOUT_REDIRECT_URI',
    args: ['--json', 'INVALID_POST_LOGOUT_REDIRECT_URI'],
  },
  {
    title: 'What nobody knows',
    story: 'Then the exit status is 1:',
    command: 'npx pingone-signoff explain "It does not work"',
    args: ['It does not work'],
  },
]

async function transcribe({ title, story, command, args, stdin = '' }: Case): Promise<string> {
  const terminal = createTerminal({ stdin })
  const status = await run(['explain', ...args], terminal, '')
  const input = stdin && args[0] === '-' && command.endsWith('-') ? `\n\n${stdin}\n` : ''
  const output = `\`\`\`text\n${terminal.written.stdout}\`\`\``
  return `### ${title}\n\n${story}\n\n\`\`\`sh\n${command}${input}\n\`\`\`\n\n${output}\n\nExit status ${status}.\n`
}

const INTRODUCTION = `# What \`explain\` says

\`npx pingone-signoff explain\` says which option an error is about, what it means, and what to change: of PingOne's error
page (source or text), its JSON, OAuth's, an HTTP status, and every code of this package. Everything below is what it
printed: a test runs each command and writes this page. It asks nobody, and prints nothing of what it is given.
`

const cell = (text: string) => text.replaceAll('|', '\\|')

const ANSWERS = `## Answers that it knows

Most telling first. "Inferred" means: by PingOne's rules, but neither documented in these words nor seen.

| about | means | what to change | |
|---|---|---|---|
${[...PARAMETER_EXPLANATIONS, ...ANSWER_EXPLANATIONS]
  .map(({ code, option, message, fix, isKnown }) => {
    const about = option ? `\`${code}\`, \`${option}\`` : `\`${code}\``
    return `| ${about} | ${cell(message)} | ${cell(fix)} | ${isKnown ? '' : 'inferred'} |`
  })
  .join('\n')}
`

const OWN_CODES = `## Codes of this package

All of them, as \`explain CODE\` has them, stand [on a page of their own](codes.md).
`

const inCode = (text: string) =>
  text.replace(/\b(?:[a-z]+[A-Z]\w*|pingone-signoff(?: check|\/server)?|form-action|connect-src)\b/g, '`$&`')

/** One code under a heading of its own, so that a search finds it, and an address leads to it. */
function describeCode(code: string): string {
  const { option = null, message = '', fix = '' } = explainCode(code) ?? {}
  const about = option ? ` (\`${option}\`)` : ''
  return `### \`${code}\`\n\n${inCode(message)}\n**To change${about}:** ${inCode(fix)}\n`
}

const ON_THE_WAY = CODES.filter(
  (code) => !Object.hasOwn({ ...ERRORS, ...SURROUNDINGS_ERRORS, ...WARNINGS, ...ONLINE_TEXTS }, code),
)

const CODE_SECTIONS: [heading: string, story: string, codes: string[]][] = [
  [
    'Wrong options',
    "`signOff`, the builders and the routes throw a `SignOffError` with one of these before anything is sent or cleared; `code` is\nthe first one's, `problems` has them all with `{ code, level, option, message, fix }`. Here they are in general words: the error's are of the case.",
    Object.keys({ ...ERRORS, ...SURROUNDINGS_ERRORS }),
  ],
  ['On the way', '`problems` is empty; `status` and `pingOne` hold what PingOne answered.', ON_THE_WAY],
  ['Warnings', '`checkSignOff` and `check` tell of them. They stop nothing.', Object.keys(WARNINGS)],
  ['Of `check --online`', "The command line's own.", Object.keys(ONLINE_TEXTS)],
]

const CODES_PAGE = `# Codes

Every code of this package, and what to change. Codes are for good: they change in a major version only. The same in a terminal:
\`npx pingone-signoff explain REGION_MISMATCH\`. By symptom: [troubleshooting](troubleshooting.md).
${CODE_SECTIONS.map(([heading, story, codes]) => `\n## ${heading}\n\n${story}\n\n${codes.map(describeCode).join('\n')}`).join('')}`

describe('docs/explain.md', () => {
  it('tells what explain says of some errors, and all that it knows', async () => {
    const transcripts: string[] = []
    for (const one of CASES) transcripts.push(await transcribe(one))
    const parts = [INTRODUCTION, `## In use\n\n${transcripts.join('\n')}`, ANSWERS, OWN_CODES]
    await expect(parts.join('\n')).toMatchFileSnapshot('../../../docs/explain.md')
    expect(CASES.length).toBe(7)
  })
})

describe('docs/codes.md', () => {
  it('explains every code of the SDK and of the command line', async () => {
    await expect(CODES_PAGE).toMatchFileSnapshot('../../../docs/codes.md')
    expect(new Set(CODE_SECTIONS.flatMap(([, , codes]) => codes))).toEqual(new Set(CODES))
  })
})
