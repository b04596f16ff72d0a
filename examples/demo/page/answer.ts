import { element, find, showNotice } from '../../page/view.ts'
import { askPingOne } from './session.ts'

/** Asks PingOne, and shows what it says. */
export async function showAnswer(): Promise<void> {
  const button = find<HTMLButtonElement>('#ask')
  button.disabled = true
  try {
    const name = await askPingOne()
    if (name) showAlive(name)
    else showEnded()
  } catch {
    const content = [element('p', {}, 'Is "npm start" still running?')]
    showNotice('#answer', { tone: 'bad', title: 'PingOne did not answer', content })
  }
  button.disabled = false
  button.focus()
}

function showAlive(name: string): void {
  const text = `It knows ${name}: signing on would not ask for the password.`
  showNotice('#answer', { tone: 'note', title: 'PingOne has a session', content: [element('p', {}, text)] })
}

function showEnded(): void {
  const text = 'It knows nobody in this browser: signing on asks for the password.'
  const content = [element('p', {}, text)]
  showNotice('#answer', { tone: 'good', title: 'PingOne has no session', label: 'login_required', content })
}
