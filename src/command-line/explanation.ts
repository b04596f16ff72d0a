/** What an error means. */
export interface Explanation {
  /** The code of PingOne, OAuth, HTTP or this package. */
  readonly code: string
  /** The option of the SDK that it is about, if any. */
  readonly option: string | null
  readonly message: string
  readonly fix: string
}

/** What an answer says, and what that means. */
export interface AnswerExplanation extends Explanation {
  /** Matches the words of the answer. `toWords` makes them of a page, JSON or text. */
  readonly words: RegExp
  /** Whether PingOne's documentation or a captured answer says so. If not, it is inferred. */
  readonly isKnown: boolean
}
