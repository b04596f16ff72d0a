import type { SignOffProblem } from 'pingone-signoff'
import { shorten } from '../../page/parameters.ts'
import { element, find } from '../../page/view.ts'

/** Puts each problem under the field that it is about, and tells assistive technology which fields have errors. */
export function showFieldProblems(problems: readonly SignOffProblem[]): void {
  for (const place of document.querySelectorAll('[id$="-problems"]')) {
    const option = place.id.replace('-problems', '')
    const own = problems.filter((problem) => problem.option === option)
    const field = find(`#${option}`)
    if (own.some(({ level }) => level === 'error')) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
    place.replaceChildren(...own.map(problemOf))
  }
}

function problemOf({ code, level, message, fix }: SignOffProblem): HTMLElement {
  const kind = element('small', {}, level === 'error' ? 'Error ' : 'Warning ', element('code', {}, code))
  const text = [element('strong', {}, shorten(message)), ' ', element('span', {}, shorten(fix))]
  return element('div', { className: `problem ${level}` }, kind, element('p', {}, ...text))
}
