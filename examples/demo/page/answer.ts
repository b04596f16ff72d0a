import { completeProbe, type ProbeResult, probeSession, type SignOffReturn } from 'pingone-signoff'
import { element, type Notice, showNotice } from '../../page/view.ts'
import { showFailure } from './failures.ts'
import { settings } from './settings.ts'

/** What is kept while PingOne is asked. */
interface Question {
  readonly from: string
  /** The return from the sign-off, after which it is asked. */
  readonly returned?: SignOffReturn
}

const { authPath, envID, clientId } = settings

const ANSWERS = {
  ended: {
    tone: 'good',
    title: 'PingOne confirms: the session has ended',
    label: 'login_required',
    text: 'It knows nobody in this browser: signing on asks for the password.',
  },
  alive: {
    tone: 'note',
    title: 'PingOne has a session',
    label: 'alive',
    text: 'Signing on would not ask for the password.',
  },
  failed: { tone: 'bad', title: 'PingOne did not say', label: 'failed', text: 'It answered with an error.' },
} as const satisfies Record<string, Pick<Notice, 'tone' | 'title' | 'label'> & { text: string }>

/** Leaves for PingOne with the question. The answer comes to the page that sign-offs return to, too. */
export async function ask(returned?: SignOffReturn): Promise<void> {
  const question: Question = { from: location.pathname, ...(returned && { returned }) }
  const redirectUri = `${location.origin}/signed-off`
  try {
    await probeSession({ authPath, envID, clientId, redirectUri, appState: question })
  } catch (error) {
    showFailure('PingOne was not asked', error)
  }
}

/**
 * Shows what PingOne says, if this visit is an answer.
 *
 * @returns what it was asked for
 */
export function showAnswer(): Question | undefined {
  const answer = completeProbe()
  if (!isAnswer(answer)) return undefined
  const { text, ...notice } = ANSWERS[answer.status]
  showNotice('#answer', { ...notice, content: [element('p', {}, text)] })
  return answer.appState as Question
}

function isAnswer(answer: ProbeResult): answer is Extract<ProbeResult, { appState: unknown }> {
  return answer.status in ANSWERS
}
