/** A small application: signs on with oidc-client-ts, signs off with pingone-signoff. */
import type { User } from 'oidc-client-ts'
import { completeSignOff, isSigningOff, onSignedOff, type SignedOffEvent } from 'pingone-signoff'
import { clearNotice, element, fill, find, showNotice } from '../../page/view.ts'
import { ask, showAnswer } from './answer.ts'
import { showFailure, showSignOffFailure } from './failures.ts'
import { comeBackWithoutState, leave, leaveWithMistakes } from './leave.ts'
import { showReturn } from './returns.ts'
import { forgetSent, showSent } from './sent.ts'
import { issuer, manager } from './session.ts'
import { settings } from './settings.ts'

const RETURNED = 'PingOne asks for the password again, unless its session lives on.'

let user: User | null = null

async function start(): Promise<void> {
  if (location.pathname === '/callback') await finishSignOn()
  if (location.pathname === '/signed-off') comeBack()
  user = await manager.getUser()
  render()
}

/** From a sign-off, after which PingOne is asked whether it has ended the session, or with its answer. */
function comeBack(): void {
  const returned = completeSignOff()
  const question = showAnswer()
  if (question?.from) history.replaceState(null, '', question.from)
  const shown = question ? question.returned : returned
  if (shown) showReturn(shown)
  if (returned.status === 'verified') ask(returned)
}

async function finishSignOn(): Promise<void> {
  try {
    await manager.signinRedirectCallback()
    forgetSent()
  } catch (error) {
    showFailure('The sign-on failed', error)
  }
  history.replaceState(null, '', '/')
}

function render(): void {
  const isReturn = location.pathname === '/signed-off'
  const step = user ? 'sign-off' : isReturn ? 'return' : 'sign-on'
  for (const item of document.querySelectorAll('[data-step]')) {
    if (item.getAttribute('data-step') === step) item.setAttribute('aria-current', 'step')
    else item.removeAttribute('aria-current')
  }
  find('#signed-off').hidden = Boolean(user)
  find('#signed-on').hidden = !user
  fill('#sign-on-title', isReturn ? 'Sign on again' : 'You are signed off')
  fill('#next', isReturn ? RETURNED : 'The next page asks for these.')
  document.title = `${user ? 'Signed on' : 'Signed off'} · pingone-signoff`
  if (user) renderUser(user)
  renderBusy()
  showSent()
}

function renderUser({ profile, expires_at }: User): void {
  fill('#name', profile.name ?? profile.sub)
  fill('#email', profile.email ?? '')
  fill('#issuer', profile.iss)
  fill('#audience', [profile.aud].flat().join(', '))
  fill('#expires', expires_at ? new Date(expires_at * 1000).toLocaleTimeString() : 'unknown')
}

function renderBusy(): void {
  const button = find<HTMLButtonElement>('#sign-off')
  button.disabled = isSigningOff()
  button.textContent = isSigningOff() ? 'Signing off…' : 'Sign off'
  find<HTMLButtonElement>('#lose-state').disabled = !user || isSigningOff()
}

async function signOn(): Promise<void> {
  clearNotice('#failure')
  try {
    await manager.signinRedirect()
  } catch (error) {
    showFailure('The sign-on did not start', error)
  }
}

async function attempt(signOff: () => Promise<void>): Promise<void> {
  clearNotice('#failure')
  try {
    const leaving = signOff()
    renderBusy()
    await leaving
    // Still here by then, the person has pressed Stop, and can try again.
    setTimeout(renderBusy, 31_000)
  } catch (error) {
    showSignOffFailure(error)
    renderBusy()
  }
}

async function forgetUser({ reason, issuer: signedOff }: SignedOffEvent): Promise<void> {
  if (!user || signedOff !== issuer) return
  await manager.removeUser()
  user = null
  clearNotice('#answer')
  render()
  const title = reason === 'bfcache' ? 'Signed off since you left this page' : 'Signed off in another tab'
  const text = 'This tab has forgotten you, too.'
  showNotice('#return', { tone: 'note', title, label: reason, content: [element('p', {}, text)] })
}

find('#sign-on').addEventListener('click', signOn)
find('#sign-off-form').addEventListener('submit', (event) => {
  event.preventDefault()
  attempt(() => leave(user?.id_token, find<HTMLInputElement>('#doing').value.trim()))
})
find('#lose-state').addEventListener('click', () => attempt(() => comeBackWithoutState(user?.id_token)))
find('#make-mistakes').addEventListener('click', () => attempt(leaveWithMistakes))
find('#ask').addEventListener('click', () => ask())
// The back button may bring this page back as it was left: busy, and signed on.
addEventListener('pageshow', ({ persisted }) => persisted && renderBusy())
onSignedOff(forgetUser)
fill('#username', settings.username)
fill('#password', settings.password)
start()
