import type { Surroundings } from '../options/surroundings.ts'
import { own } from '../request/own.ts'

/** Whether there is a page that can leave: not in Node, at the edge or in a worker. A polluted prototype makes none. */
export function hasDocument(): boolean {
  return own(globalThis, 'document') !== undefined
}

/** What this runtime is, read anew each time, since tests and shells put a `document` in its place. */
export function readSurroundings(): Surroundings {
  if (!hasDocument()) return { kind: isWorker() ? 'worker' : 'server' }
  const origin = globalThis.location?.origin ?? ''
  return { kind: 'page', origin: /^https?:/.test(origin) ? origin : '', isFramed: isFramed() }
}

/** Not by `self`, which a page's own `var self` replaces. Some shells have a window and no top. */
export function isFramed(): boolean {
  const { window, top } = globalThis
  return Boolean(top) && top !== window
}

/** Edge runtimes name the scope of a service worker as well, but import no scripts (workerd, Deno). */
function isWorker(): boolean {
  const scope = own(globalThis, 'WorkerGlobalScope')
  return typeof own(own(scope, 'prototype'), 'importScripts') === 'function'
}
