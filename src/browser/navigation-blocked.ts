import { SignOffError } from '../problems/sign-off-error.ts'

/** Why a page that was told to leave is still there, and how to fix that where it can be fixed. */
const CAUSES = {
  calledOff: 'the user chose to stay, or pressed Stop',
  formForbidden: 'its CSP forbids the form; list authPath, and where that redirects to, in form-action',
  refused: 'the browser refused; let the frame navigate the top window',
  late: 'it is still there after 30 s',
} as const

export type Cause = keyof typeof CAUSES

/** Creates the error. It has no `cause`, because what the browser threw may contain the URL. */
export function navigationBlocked(cause: Cause): SignOffError {
  return new SignOffError(
    'NAVIGATION_BLOCKED',
    `The page did not leave: ${CAUSES[cause]}. What PingOne received is unknown. Try again.`,
  )
}
