/** Where a sign-off is asked for, as far as that decides what can be done. */
export type Surroundings =
  | {
      readonly kind: 'page'
      /** The page's origin, where it is one of http or https. */
      readonly origin: string | undefined
      /** Whether the page stands in a frame of another. */
      readonly isFramed: boolean
    }
  /** Some page, for which others ask: nothing is known of its origin or frame. */
  | { readonly kind: 'unknown page' }
  /** A worker of a browser, an extension's too: it has no page that could leave, and may set no cookie. */
  | { readonly kind: 'worker' }
  | { readonly kind: 'server' }
