import type { Given } from './command.ts'
import { explainAnswer } from './explain-answer.ts'
import { toPrintableJson } from './printable.ts'
import { readText } from './read-text.ts'
import { formatRows, wrap } from './rows.ts'
import { createPaint, type Terminal, widthOf } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const UNKNOWN = {
  code: null,
  option: null,
  message: 'This holds no error of PingOne, OAuth or this package that is known here.',
  fix: 'Paste the whole page or body, from id to details, or run pingone-signoff check with what was sent.',
}

/** Prints what an error means. Nothing of what it is given: a token may stand in it. */
export async function explain({ values, operands }: Given, terminal: Terminal): Promise<number> {
  const { stdout, env } = terminal
  const explanation = explainAnswer(await readAnswer(operands, terminal))
  const { code, option, message, fix } = explanation ?? UNKNOWN
  const status = explanation ? 0 : 1
  if (values.json) {
    stdout.write(`${toPrintableJson({ code, option, message, fix })}\n`)
    return status
  }
  const width = widthOf(stdout)
  const title = createPaint(stdout, env)('bold', option ? `${code} (${option})` : `${code ?? 'Not known'}`)
  const rows = [['means', message] as const, ['fix', fix] as const]
  stdout.write(`${[...wrap(title, width), ...formatRows(rows, width)].join('\n')}\n`)
  return status
}

/** What was pasted, or what stands in the place that was named; without either what is piped in. */
async function readAnswer(operands: readonly string[], terminal: Terminal): Promise<string> {
  const pasted = operands.join(' ').trim()
  // Nobody is made to wait at a terminal for the end of a text that was not asked for.
  if (!pasted && (operands.length || terminal.stdin.isTTY)) {
    throw new UsageError(
      'explain needs an error: a code, the text of the page in quotes, @file, or - for standard input.',
    )
  }
  return (await readText(pasted || '-', 'explain', terminal)) ?? pasted
}
