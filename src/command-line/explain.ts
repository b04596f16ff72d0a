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

/** Prints what an error means. It prints nothing of the text that it is given, because a token may be in it. */
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

/** Returns what was pasted, or reads the place that was named. Without either it reads what is piped in. */
async function readAnswer(operands: readonly string[], terminal: Terminal): Promise<string> {
  const pasted = operands.join(' ').trim()
  // At a terminal, the command would wait for the end of a text without having asked for one.
  if (!pasted && (operands.length || terminal.stdin.isTTY)) {
    throw new UsageError(
      'explain needs an error: a code, the text of the page in quotes, @file, or - for standard input.',
    )
  }
  return (await readText(pasted || '-', 'explain', terminal)) ?? pasted
}
