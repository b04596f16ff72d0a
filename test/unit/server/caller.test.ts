import { describe, expect, it } from 'vitest'
import { type Caller, resolveCaller } from '../../../src/server/caller.ts'

const NAVIGATION = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  accept: 'text/html,*/*;q=0.8',
}
const FETCH = { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', accept: '*/*' }
const FORM_DATA = { 'content-type': 'multipart/form-data; boundary=x' }
const TURBO = { accept: 'text/vnd.turbo-stream.html, text/html, application/xhtml+xml' }
const AJAX = { 'x-requested-with': 'XMLHttpRequest' }

const CALLERS: [string, Record<string, string>, Caller][] = [
  ['a form of a page', NAVIGATION, 'form'],
  ['a form through a service worker', { ...NAVIGATION, 'sec-fetch-dest': 'empty' }, 'workerForm'],
  [
    'a form through a service worker of Firefox',
    {
      ...NAVIGATION,
      'sec-fetch-mode': 'same-origin',
      'sec-fetch-dest': 'empty',
      'upgrade-insecure-requests': '1',
    },
    'workerForm',
  ],
  [
    'a form through a service worker that asks anew',
    { ...NAVIGATION, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', 'upgrade-insecure-requests': '1' },
    'workerForm',
  ],
  ['a navigation without a destination', { 'sec-fetch-mode': 'navigate' }, 'form'],
  ['a navigation that would like JSON', { ...NAVIGATION, accept: 'application/json' }, 'form'],
  [
    'a form of a browser without fetch metadata',
    { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    'bareForm',
  ],
  ['a request that says nothing', {}, 'bareForm'],
  [
    'a form of an Android WebView without fetch metadata',
    { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'x-requested-with': 'com.example.shop' },
    'bareForm',
  ],
  ...['iframe', 'frame', 'embed', 'object', 'fencedframe'].map(
    (dest): [string, Record<string, string>, Caller] => [
      `a form in a frame (${dest})`,
      { ...NAVIGATION, 'sec-fetch-dest': dest },
      'frame',
    ],
  ),
  ['a navigation to what nobody knows yet', { ...NAVIGATION, 'sec-fetch-dest': 'portal' }, 'frame'],
  ['a frame that tells its destination alone', { 'sec-fetch-dest': 'iframe' }, 'frame'],
  ['SvelteKit', { ...FETCH, accept: 'application/json', 'x-sveltekit-action': 'true' }, 'svelteKit'],
  ['htmx 2', { ...FETCH, 'hx-request': 'true' }, 'htmx'],
  ['htmx 4', { ...FETCH, accept: 'text/html', 'hx-request': 'true', 'hx-request-type': 'full' }, 'htmx'],
  ['htmx without fetch metadata', { accept: '*/*', 'hx-request': 'true' }, 'htmx'],
  ['Unpoly', { ...FETCH, 'x-up-version': '3.14.3' }, 'unpoly'],
  [
    'Inertia',
    { ...FETCH, ...AJAX, accept: 'text/html, application/xhtml+xml', 'x-inertia': 'true' },
    'inertia',
  ],
  ['Turbo', { ...FETCH, ...TURBO }, 'turbo'],
  ['Turbo without fetch metadata', TURBO, 'turbo'],
  ['a fetch that asks for JSON', { ...FETCH, accept: 'application/json' }, 'json'],
  ['axios', { ...FETCH, accept: 'application/json, text/plain, */*' }, 'json'],
  ['a program that asks for JSON', { accept: 'application/json' }, 'json'],
  ['sendBeacon', { ...FETCH, 'sec-fetch-mode': 'no-cors' }, 'unread'],
  ['a beacon of a form', { ...FETCH, ...FORM_DATA, 'sec-fetch-mode': 'no-cors' }, 'unread'],
  ['a script that asks for HTML', { ...FETCH, accept: 'text/html, application/xhtml+xml' }, 'htmlScript'],
  ['the same without fetch metadata', { ...AJAX, accept: 'text/html' }, 'htmlScript'],
  ["Astro's router", { ...FETCH, ...FORM_DATA }, 'astro'],
  ['a fetch as it comes', FETCH, 'script'],
  ['a fetch within the origin alone', { ...FETCH, 'sec-fetch-mode': 'same-origin' }, 'script'],
  ['a fetch without fetch metadata', { accept: '*/*' }, 'script'],
  ['$.post', { ...FETCH, ...AJAX }, 'script'],
  ['$.post of a form', { ...FETCH, ...AJAX, ...FORM_DATA }, 'script'],
  ['a form of a script without fetch metadata', { ...FORM_DATA, accept: '*/*' }, 'script'],
  ['a script that asks for text', { ...FETCH, accept: 'text/plain' }, 'script'],
  ['a script that says no more', { 'sec-fetch-mode': 'cors' }, 'script'],
  ['a mode that nobody knows yet', { 'sec-fetch-mode': 'teleport' }, 'script'],
]

describe('resolveCaller', () => {
  it.each(CALLERS)('knows %s', (_, headers, caller) => {
    expect(resolveCaller(new Request('https://app.example.com/', { method: 'POST', headers }))).toBe(caller)
  })
})
