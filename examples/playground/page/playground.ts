/** Checks a sign-off as it is being typed, with the SDK itself, and shows what would be sent. */
import { checkSignOff } from 'pingone-signoff'
import { find } from '../../page/view.ts'
import { codeOf, showCode } from './code.ts'
import { copyOnClick } from './copy.ts'
import { exampleOf } from './examples.ts'
import { showFieldProblems } from './field-problems.ts'
import { showLimits } from './limits.ts'
import { showRegistration } from './registration.ts'
import { showRequest, urlOf } from './request.ts'
import { fillSettings, isEmpty, readSettings, showRegion, takeRegion } from './settings.ts'
import { showToken } from './token.ts'
import { showVerdict } from './verdict.ts'

/** About the page that signs off, which is another one than this. */
const OF_THE_PAGE: readonly string[] = ['UNVERIFIABLE_RETURN', 'FRAMED_REDIRECT']

function update(): void {
  const isUnused = isEmpty()
  const options = readSettings()
  const problems = isUnused ? [] : checkSignOff(options).filter(({ code }) => !OF_THE_PAGE.includes(code))
  showRegion()
  showFieldProblems(problems)
  showVerdict(isUnused ? undefined : problems)
  find('#preview').hidden = !isUnused
  for (const id of ['request', 'limits', 'code']) find(`#${id}`).hidden = isUnused
  showToken(options.idToken ?? '')
  showRegistration(options, problems)
  if (isUnused) return
  showRequest(options, problems)
  showLimits(options, urlOf(options, problems))
  showCode(options)
}

const form = find<HTMLFormElement>('#settings')
form.addEventListener('input', (event) => {
  if (event.target === find('#region')) takeRegion()
  update()
})
// The fields are empty only after the event.
form.addEventListener('reset', () => setTimeout(update))
form.addEventListener('submit', (event) => event.preventDefault())
for (const button of document.querySelectorAll<HTMLElement>('[data-example]')) {
  button.addEventListener('click', () => {
    fillSettings(exampleOf(button.dataset.example ?? ''))
    update()
  })
}
copyOnClick('copy-uri', () => readSettings().postLogoutRedirectUri ?? '')
copyOnClick('copy-code', () => codeOf(readSettings()))
// A browser that brings the page back may have filled in the fields.
addEventListener('pageshow', update)
