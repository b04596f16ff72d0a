import { buildSignOffUrl, checkSignOff, type SignOffOptions } from '../index.ts'
import type { Given } from './command.ts'
import { countProblems, formatReport } from './format-report.ts'
import { toPrintableJson } from './printable.ts'
import { readTokens } from './read-tokens.ts'
import type { Terminal } from './terminal.ts'

/**
 * Prints the URL alone, so that it can be piped on. What is wrong, or worth knowing, goes to standard error, or with
 * `--json` into the JSON.
 */
export async function url({ values }: Given, terminal: Terminal): Promise<number> {
  const { json: isJson, ...options } = values
  const request = (await readTokens(options, terminal)) as unknown as SignOffOptions
  const problems = checkSignOff(request)
  const hasErrors = problems.some(({ level }) => level === 'error')
  const { stdout, stderr, env } = terminal
  if (isJson) {
    stdout.write(`${toPrintableJson(hasErrors ? { problems } : { url: buildSignOffUrl(request) })}\n`)
    return hasErrors ? 1 : 0
  }
  const closing = `${countProblems(problems)}.`
  if (problems.length) stderr.write(formatReport({ problems, closing }, stderr, env))
  if (!hasErrors) stdout.write(`${buildSignOffUrl(request)}\n`)
  return hasErrors ? 1 : 0
}
