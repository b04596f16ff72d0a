/** Where a sign-off is asked for, as far as that decides what can be done. */
export interface Surroundings {
  /**
   * A worker of a browser, an extension's too, has no page that could leave, and may set no cookie; a server sets its own.
   */
  readonly kind: 'page' | 'worker' | 'server'
  /** A page's origin, empty where it is none of http or https; absent where others ask for a page that is not known. */
  readonly origin?: string
  /** Whether the page stands in a frame of another. */
  readonly isFramed?: boolean
}
