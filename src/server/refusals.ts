/** The reason why nothing was done. The codes belong to the routes alone: no SignOffError has them. */
export interface Refusal {
  readonly code: 'METHOD_NOT_ALLOWED' | 'FOREIGN_REQUEST' | 'CANNOT_LEAVE' | 'IN_A_FRAME' | 'NEEDS_A_PAGE'
  readonly status: number
  /** What is wrong, for programs and logs. */
  readonly message: string
  /** What to change. */
  readonly fix: string
  /** The heading and the text for people, who are shown a button. */
  readonly heading: string
  readonly text: string
  /** Whether the page may be shown within another page, whose scripts or sandbox can block the button. */
  readonly isWithinPage: boolean
}

/** All refusals. Turbo, Unpoly and Astro show a page with status 422, as the answer to a form that is not final. */
export const REFUSALS: Readonly<Record<'notAPost' | 'foreign' | 'script' | 'page' | 'frame', Refusal>> = {
  notAPost: {
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    message:
      'Nobody was signed off: this address takes a POST alone, since links are followed by machines too.',
    fix: 'Send a POST, from a form with method="post" say.',
    heading: 'Sign off?',
    text: 'You are still signed on. The button signs you off.',
    isWithinPage: false,
  },
  foreign: {
    code: 'FOREIGN_REQUEST',
    status: 403,
    message:
      'Nobody was signed off: the request came from a page of another origin, or does not say from which.',
    fix: 'Post from a page of the application, let the proxy pass Origin and Sec-Fetch-Site, and set origin to what browsers see.',
    heading: 'Sign off?',
    text: 'Another page asked to sign you off. You are still signed on. The button signs you off.',
    isWithinPage: false,
  },
  script: {
    code: 'CANNOT_LEAVE',
    status: 406,
    message:
      'Nobody was signed off: a script asked, and no answer to it can make the browser leave for PingOne.',
    fix: 'Ask with Accept: application/json, and go to the url of the answer; or post a plain form.',
    heading: 'One more step',
    text: 'You are still signed on. The button signs you off.',
    isWithinPage: false,
  },
  page: {
    code: 'NEEDS_A_PAGE',
    status: 422,
    message: 'Nobody was signed off: a script asked, and the sign-off needs a page of its own.',
    fix: 'Post a plain form, or ask with Accept: application/json and submit the form of the answer.',
    heading: 'One more step',
    text: 'You are still signed on. The button signs you off.',
    isWithinPage: true,
  },
  frame: {
    code: 'IN_A_FRAME',
    status: 200,
    message:
      'Nobody was signed off: a form in a frame asked, where PingOne can neither be shown nor see its cookie.',
    fix: 'Give the form target="_top".',
    heading: 'One more step',
    text: 'You are still signed on. The button signs you off.',
    isWithinPage: true,
  },
}

/** Returns what a refusal says to programs. */
export function tellPrograms({ code, message, fix }: Refusal): Record<'code' | 'message' | 'fix', string> {
  return { code, message, fix }
}
