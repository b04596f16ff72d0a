/** A command line that cannot be carried out. Its message repeats nothing that could be a token. */
export class UsageError extends Error {}
