import type { SignOffReturn } from 'pingone-signoff'
import { element, type Notice, showNotice } from '../../page/view.ts'

const NOTICES = {
  verified: {
    tone: 'good',
    title: 'Welcome back',
    text: 'This return answers the sign-off that this tab asked for.',
  },
  none: {
    tone: 'note',
    title: 'An ordinary visit',
    text: 'No sign-off of this tab is waiting for its return.',
  },
  missing: {
    tone: 'bad',
    title: 'The state did not come back',
    text: 'A sign-off of this tab was waiting for its return, and this visit brought no state. It is no answer.',
  },
  unknown: {
    tone: 'bad',
    title: 'Not a return of this tab',
    text: 'The address holds a state that this tab did not send, or has seen come back before.',
  },
} as const satisfies Record<SignOffReturn['status'], Pick<Notice, 'tone' | 'title'> & { text: string }>

/** Says what the visit is to this tab's sign-offs, and nothing about PingOne's session, which it cannot know. */
export function showReturn(signedOff: SignOffReturn): void {
  const { text, ...notice } = NOTICES[signedOff.status]
  const content: HTMLElement[] = [element('p', {}, text)]
  if (signedOff.status === 'verified') content.push(appStateOf(signedOff.appState))
  showNotice('#return', { ...notice, label: signedOff.status, content })
}

function appStateOf(appState: unknown): HTMLElement {
  const doing = appState instanceof Object && 'doing' in appState ? String(appState.doing) : ''
  if (!doing) return element('p', {}, 'You left without a note of what you were doing.')
  const note = element('figure', { className: 'app-state' })
  note.append(element('figcaption', {}, 'You were doing (appState)'), element('blockquote', {}, doing))
  return note
}
