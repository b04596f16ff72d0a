import type { IncomingMessage, ServerResponse } from 'node:http'

/** @returns whether the handler answers this request */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
