/** Where a sign-off is asked for, as far as that decides what can be done. */
export type Surroundings =
  | {
      readonly kind: 'page'
      /** The page's origin, where it is one of http or https. */
      readonly origin: string | undefined
      /** Whether the page stands in a frame of another. */
      readonly isFramed: boolean
    }
  | { readonly kind: 'server' }
