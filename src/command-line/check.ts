import type { SignOffOptions } from '../index.ts'
import { checkForRuntime } from './check-for-runtime.ts'
import { checkOnline, type Findings } from './check-online.ts'
import type { Given } from './command.ts'
import { countProblems, formatReport, type Section } from './format-report.ts'
import { describeClaims, readClaims } from './id-token-claims.ts'
import type { Problem } from './online-problems.ts'
import { toPrintableJson } from './printable.ts'
import { readTokens } from './read-tokens.ts'
import { redactReport } from './redact-report.ts'
import type { Terminal } from './terminal.ts'

const NO_PROOF =
  'That does not prove that PingOne will take it: the Signoff URLs, the application and the session are known there alone.'

const NOT_ASKED: Findings = {
  problems: [],
  rows: [['discovery', 'not asked for: authPath and envID come first']],
}

/** Prints all that is wrong with a sign-off, or worth knowing. */
export async function check({ values }: Given, terminal: Terminal): Promise<number> {
  const { online: isOnline, json: isJson, runtime, ...options } = values
  const given = await readTokens(options, terminal)
  const offline = checkForRuntime(given, runtime)
  const request = given as unknown as SignOffOptions
  const online = isOnline ? await ask(request, offline) : undefined
  const problems = errorsFirst([...offline, ...(online?.problems ?? [])])
  const { stdout, env } = terminal
  const hasErrors = problems.some(({ level }) => level === 'error')
  const closing = hasErrors ? `${countProblems(problems)}.` : `${praise(problems)} ${NO_PROOF}`
  // No token is sent. But somebody who holds one may have put it into an answer, or into the wrong flag.
  const secrets = {
    idToken: request.idToken ?? '',
    state: request.state ?? '',
    sessionToken: request.sessionToken ?? '',
  }
  const report = redactReport({ problems, sections: sectionsOf(request, online), closing }, secrets)
  const json = { problems: report.problems }
  stdout.write(isJson ? `${toPrintableJson(json)}\n` : formatReport(report, stdout, env))
  return hasErrors ? 1 : 0
}

async function ask(options: SignOffOptions, problems: readonly Problem[]): Promise<Findings> {
  const isWrong = problems.some(({ option }) => option === 'authPath' || option === 'envID')
  return isWrong ? NOT_ASKED : checkOnline(options)
}

function errorsFirst(problems: readonly Problem[]): Problem[] {
  return (['error', 'warning'] as const).flatMap((wanted) => problems.filter(({ level }) => level === wanted))
}

function sectionsOf(options: SignOffOptions, online: Findings | undefined): Section[] {
  const claims = readClaims(options.idToken)
  return [
    ...(claims ? [{ heading: 'The token says', rows: describeClaims(claims) }] : []),
    ...(online ? [{ heading: 'PingOne says', rows: online.rows }] : []),
  ]
}

function praise(problems: readonly Problem[]): string {
  return problems.length ? `No error, ${countProblems(problems)}.` : 'All is fine.'
}
