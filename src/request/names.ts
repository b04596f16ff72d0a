/**
 * The names of what this package leaves in a browser: storage, channel, cookies. They change in a major version only.
 */
export const SIGN_OFF_NAME = 'pingone-signoff'
export const PROBE_NAME = 'pingone-signoff-probe'
