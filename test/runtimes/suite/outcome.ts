import { SignOffError, type SignOffProblem } from 'pingone-signoff'

/** An error in whole values, but for texts, which may be reworded. */
export interface Failure {
  code: string
  option?: string | undefined
  problems: (readonly [code: SignOffProblem['code'], option: string])[]
  status?: number | undefined
  pingOne?: unknown
}

/** What work comes to, or the SignOffError that it fails with, which the runtime prints as it prints errors. */
export async function outcomeOf(work: () => unknown): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SignOffError)) throw error
    console.error(error)
    return failureOf(error)
  }
}

function failureOf({ code, option, problems, status, pingOne }: SignOffError): Failure {
  return { code, option, problems: problems.map(({ code, option }) => [code, option]), status, pingOne }
}
