import type { Surroundings } from '../options/surroundings.ts'
import { own } from '../request/own.ts'

/**
 * Checks whether there is a page that can leave. There is none in Node, at the edge or in a worker. A `document` on a
 * polluted prototype does not count.
 */
export function hasDocument(): boolean {
  return own(globalThis, 'document') !== undefined
}

/** Determines what this runtime is. Each call reads it anew, since tests and shells may install a `document`. */
export function readSurroundings(): Surroundings {
  if (!hasDocument()) return { kind: isWorker() ? 'worker' : 'server' }
  const origin = globalThis.location?.origin ?? ''
  return { kind: 'page', origin: /^https?:/.test(origin) ? origin : '', isFramed: isFramed() }
}

/**
 * Checks whether the page is in a frame. It does not use `self`, because a page's own `var self` replaces that. Some
 * shells have a `window` but no `top`.
 */
export function isFramed(): boolean {
  const { window, top } = globalThis
  return Boolean(top) && top !== window
}

/**
 * Checks whether this is a worker of a browser. Edge runtimes (workerd, Deno) also define the scope of a service
 * worker, but without `importScripts`.
 */
function isWorker(): boolean {
  const scope = own(globalThis, 'WorkerGlobalScope')
  return typeof own(own(scope, 'prototype'), 'importScripts') === 'function'
}
