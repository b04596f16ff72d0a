import type { Response as ExpressResponse } from 'express'

/** Answers with a web Response. Cookies set on Express's own response before, as by `clearCookie`, are kept. */
export async function send(response: ExpressResponse, answer: Response): Promise<void> {
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
  }
  response.status(answer.status).end(await answer.text())
}
