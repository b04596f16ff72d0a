import type { LiveCase } from './case.ts'
import type { Outcome } from './run-cases.ts'
import type { LiveSettings } from './settings.ts'

const HEAD = ['case', 'pingone.md says', 'tried', 'seen', 'session', 'verdict']

/** What PingOne did, beside what pingone.md says, as Markdown. */
export function reportOf(
  settings: LiveSettings,
  cases: readonly LiveCase[],
  outcomes: readonly Outcome[],
  date: Date,
): string {
  const rows = outcomes.map((outcome) =>
    rowOf(
      cases.find(({ name }) => name === outcome.name),
      outcome,
    ),
  )
  const count = (verdict: Outcome['verdict']) =>
    outcomes.filter((outcome) => outcome.verdict === verdict).length
  return `# What PingOne did

At ${settings.authPath}, environment ${settings.envID}, application ${settings.clientId}, on ${date.toISOString()}.
As documented: ${count('as documented')}. Otherwise: ${count('otherwise')}. Open so far: ${count('open')}. Not tried: ${count('not tried')}.

${[HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n')}
`
}

function rowOf(one: LiveCase | undefined, outcome: Outcome): string[] {
  const { name, answer, detail, session, verdict } = outcome
  const seen = [answer, detail && `(${detail})`].filter(Boolean).join(' ')
  return [name, `${one?.mark} ${one?.documented}`, one?.tried ?? '', seen, session, verdict]
}

function escapeCell(text: string): string {
  return text.replace(/[|\n]/g, (character) => (character === '|' ? '\\|' : ' '))
}
