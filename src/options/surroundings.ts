/** The place where a sign-off is asked for, as far as it decides what can be done. */
export interface Surroundings {
  /**
   * `'worker'` is a worker of a browser, or of an extension. It has no page that could leave, and may not set a cookie.
   * A server sets its own cookie.
   */
  readonly kind: 'page' | 'worker' | 'server'
  /**
   * A page's origin. Empty if it is not http or https. Absent if the caller asks on behalf of a page that is not known.
   */
  readonly origin?: string
  /** Whether the page is in a frame of another page. */
  readonly isFramed?: boolean
}
