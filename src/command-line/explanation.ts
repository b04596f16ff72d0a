/** What an error means. */
export interface Explanation {
  /** PingOne's, OAuth's, HTTP's, or this package's. */
  readonly code: string
  /** The option of the SDK that it is about, if any. */
  readonly option: string | null
  readonly message: string
  readonly fix: string
}

/** What an answer says, and what it then means. */
export interface AnswerExplanation extends Explanation {
  /** Matches the words of the answer, which `toWords` makes of a page, JSON or text alike. */
  readonly words: RegExp
  /** Whether PingOne's documentation or a captured answer says so; else it is inferred. */
  readonly isKnown: boolean
}
