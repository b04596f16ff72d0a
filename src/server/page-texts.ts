/** What the pages say to people, but for the reasons of refusals. */
export const PAGE_TEXTS = {
  /** As HTML names it. */
  language: 'en',
  leaving: 'Signing off',
  leave: 'Continue to sign off',
  asking: 'Asking PingOne',
  ask: 'Continue',
  /** Beside a button, for where a policy of the site makes it do nothing. */
  otherWay: 'If the button does nothing, continue here',
  signOff: 'Sign off',
} as const
