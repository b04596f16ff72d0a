import { SignOffError } from '../problems/sign-off-error.ts'

/** Why a page that was told to leave is still there, and what to do. */
const CAUSES = {
  calledOff: ['the user chose to stay, or pressed Stop', 'Try again.'],
  formForbidden: [
    'its CSP forbids the form, or where it leads',
    'Allow authPath, and where PingOne redirects to, in form-action, then try again.',
  ],
  refused: [
    'the browser refused to navigate',
    'Allow a sandboxed frame to navigate the top window, then try again.',
  ],
  late: ['it is still there after 30 s', 'Try again.'],
} as const

export type Cause = keyof typeof CAUSES

/** What is thrown may hold the URL: it is no cause of this. */
export function navigationBlocked(cause: Cause): SignOffError {
  const [reason, remedy] = CAUSES[cause]
  return new SignOffError(
    'NAVIGATION_BLOCKED',
    `The page did not leave: ${reason}; what PingOne received is unknown. ${remedy}`,
  )
}
