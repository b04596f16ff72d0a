import type { SignOffProblem } from 'pingone-signoff'
import { element, fill, find, type Notice } from '../../page/view.ts'

/** Long enough for the typing to pause, so that screen readers hear one verdict and not one for every key. */
const PAUSE = 1000

let pending: ReturnType<typeof setTimeout> | undefined
let said: string | undefined

/** Sums up, with a way to each field that is concerned. `undefined`: there is nothing to judge. */
export function showVerdict(problems: readonly SignOffProblem[] | undefined): void {
  const { tone, title, text } = problems ? judge(problems) : NOTHING
  const options = [...new Set(problems?.map(({ option }) => option))]
  const heading = element('h2', { id: 'verdict-title' }, title)
  const fields = options.map((option) => element('a', { href: `#${option}` }, option))
  const place = find('#verdict')
  place.className = `notice ${tone}`
  place.replaceChildren(heading, element('p', {}, text), ...fields)
  announce([title, text, options.join(', ')].join(' '))
}

type Verdict = Pick<Notice, 'tone' | 'title'> & { text: string }

const NOTHING: Verdict = {
  tone: 'note',
  title: 'Nothing to check yet.',
  text: 'Fill in the settings, or insert an example.',
}

function judge(problems: readonly SignOffProblem[]): Verdict {
  const errors = problems.filter(({ level }) => level === 'error').length
  const warnings = count(problems.length - errors, 'warning')
  if (errors) {
    const title = [count(errors, 'error'), warnings].filter(Boolean).join(', ')
    return { tone: 'bad', title: `${title}.`, text: 'Nothing would be sent. See' }
  }
  if (warnings) return { tone: 'note', title: `${warnings}, no error.`, text: 'It would be sent. See' }
  return {
    tone: 'good',
    title: 'No problem found.',
    text: 'Sessions, registrations and signatures only PingOne can check.',
  }
}

function count(number: number, noun: string): string {
  return number ? `${number} ${noun}${number === 1 ? '' : 's'}` : ''
}

/** Says the text once nothing has changed for a while, and never twice in a row; the first one is read with the page. */
function announce(text: string): void {
  clearTimeout(pending)
  said ??= text
  pending = setTimeout(() => {
    if (text === said) return
    said = text
    fill('#announcement', text)
  }, PAUSE)
}
