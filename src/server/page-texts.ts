/** The texts of the pages for people, except the reasons of refusals. */
export const PAGE_TEXTS = {
  /** The language, as HTML names it. */
  language: 'en',
  leaving: 'Signing off',
  leave: 'Continue to sign off',
  asking: 'Asking PingOne',
  ask: 'Continue',
  /** Stands beside a button, in case a policy of the site makes the button do nothing. */
  otherWay: 'If the button does nothing, continue here',
  signOff: 'Sign off',
} as const
