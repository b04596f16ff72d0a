import type { IncomingMessage, ServerResponse } from 'node:http'

/** @returns whether the request was its own */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
