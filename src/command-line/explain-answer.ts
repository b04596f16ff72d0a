import { ANSWER_EXPLANATIONS } from './answer-explanations.ts'
import { CODES, explainCode } from './code-explanations.ts'
import type { AnswerExplanation, Explanation } from './explanation.ts'
import { PARAMETER_EXPLANATIONS } from './parameter-explanations.ts'
import { toWords, withoutScripts } from './words.ts'

const INFERRED = 'This is inferred, not documented.'

/**
 * Finds out what PingOne's error page or JSON, or an error of this package, means.
 *
 * @param text the page's source or text, JSON, what a console printed, or a code alone
 */
export function explainAnswer(text: string): Explanation | undefined {
  const visible = withoutScripts(text)
  // Scripts come last: one may hold the error of its page, but also the words of every other error.
  return explainWords(toWords(visible)) ?? (visible === text ? undefined : explainWords(toWords(text)))
}

function explainWords(words: string): Explanation | undefined {
  const parameter = find(PARAMETER_EXPLANATIONS, words)
  if (parameter) return parameter
  const found = CODES.find((code) => new RegExp(`\\b${code}\\b`).test(words))
  // A request was rejected for a reason. That reason stands beside the code.
  if (found && found !== 'REJECTED') return explainCode(found)
  return find(ANSWER_EXPLANATIONS, words) ?? explainCode(found ?? '')
}

function find(explanations: readonly AnswerExplanation[], text: string): Explanation | undefined {
  const row = explanations.find(({ words }) => words.test(text))
  if (!row) return undefined
  const { code, option, message, fix, isKnown } = row
  return { code, option, message: isKnown ? message : `${message} ${INFERRED}`, fix }
}
