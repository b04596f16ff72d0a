/** Pages whose scripts post, each with a library as it comes: what people write, and no more. */

export interface ScriptPage {
  /** Also its path. */
  name: string
  /** The package of page-scripts/ whose version the table shows. */
  library?: string
  /** A module of page-scripts/pages/. */
  script?: string
  body: string
  /** Posts to PingOne itself where it is told so. */
  postsToPingOne?: boolean
  /** Shows nobody what it is answered. */
  unread?: boolean
  /** Is answered as another page of the table: `npm test` leaves it to `npm run test:frameworks`. */
  isLike?: string
}

const BUTTON = '<button id="sign-off">Leave the shop</button>'
const TARGET = '<div id="target"></div>'

function form(attributes = ''): string {
  return `<form method="post" action="/sign-off" ${attributes}>${BUTTON}</form>`
}

export const SCRIPT_PAGES: readonly ScriptPage[] = [
  { name: 'form', body: form() },
  { name: 'form, new tab', isLike: 'form', body: form('target="_blank"') },
  { name: 'form, service worker', script: 'passing-worker', body: form() },
  { name: 'form, service worker that asks anew', script: 'asking-worker', body: form() },
  { name: 'form in a frame', body: '<iframe src="/form"></iframe>' },
  { name: 'fetch, JSON', script: 'fetch-json', postsToPingOne: true, body: BUTTON + TARGET },
  { name: "fetch, JSON, form-action 'self'", script: 'fetch-json', body: BUTTON + TARGET },
  { name: 'fetch', script: 'fetch', body: BUTTON + TARGET },
  { name: 'fetch of FormData', script: 'fetch-form-data', body: form() + TARGET },
  { name: 'fetch, HTML into an element', script: 'fetch-inner-html', body: BUTTON + TARGET },
  {
    name: 'fetch, HTML in place of the body',
    isLike: 'fetch, HTML into an element',
    script: 'fetch-body',
    body: BUTTON + TARGET,
  },
  {
    name: 'XMLHttpRequest of FormData',
    isLike: 'fetch of FormData',
    script: 'xml-http-request',
    body: BUTTON + TARGET,
  },
  { name: 'sendBeacon', script: 'beacon', unread: true, body: BUTTON },
  { name: '$.post', isLike: 'fetch', library: 'jquery', script: 'jquery-post', body: BUTTON + TARGET },
  // It shows what comes with a status of success, and nothing else.
  {
    name: '$.load',
    isLike: 'fetch, HTML into an element',
    library: 'jquery',
    script: 'jquery-load',
    unread: true,
    body: BUTTON + TARGET,
  },
  {
    name: '$.ajax, JSON',
    isLike: 'fetch, JSON',
    library: 'jquery',
    script: 'jquery-json',
    postsToPingOne: true,
    body: BUTTON + TARGET,
  },
  {
    name: 'axios.post',
    isLike: 'fetch, JSON',
    library: 'axios',
    script: 'axios',
    postsToPingOne: true,
    body: BUTTON + TARGET,
  },
  { name: 'Turbo', library: '@hotwired/turbo', script: 'turbo', body: form() },
  {
    name: 'Turbo, in a turbo-frame',
    library: '@hotwired/turbo',
    script: 'turbo',
    body: `<turbo-frame id="frame">${form()}</turbo-frame>`,
  },
  {
    name: 'Turbo, data-turbo-method',
    isLike: 'Turbo',
    library: '@hotwired/turbo',
    script: 'turbo',
    body: '<a id="sign-off" href="/sign-off" data-turbo-method="post">Leave the shop</a>',
  },
  {
    name: 'htmx 2, hx-post',
    library: 'htmx2',
    script: 'htmx-2',
    body: '<button id="sign-off" hx-post="/sign-off">Leave the shop</button>',
  },
  {
    name: 'htmx 2, hx-boost',
    isLike: 'htmx 2, hx-post',
    library: 'htmx2',
    script: 'htmx-2',
    body: form('hx-boost="true"'),
  },
  {
    name: 'htmx 4, hx-post',
    library: 'htmx.org',
    script: 'htmx-4',
    body: '<button id="sign-off" hx-post="/sign-off">Leave the shop</button>',
  },
  {
    name: 'htmx 4, hx-boost',
    isLike: 'htmx 4, hx-post',
    library: 'htmx.org',
    script: 'htmx-4',
    body: form('hx-boost="true"'),
  },
  { name: 'Unpoly', library: 'unpoly', script: 'unpoly', body: `<main>${form('up-submit')}</main>` },
  { name: 'Inertia', library: '@inertiajs/core', script: 'inertia', body: BUTTON },
  {
    name: 'alpine-ajax',
    isLike: 'fetch',
    library: '@imacrayon/alpine-ajax',
    script: 'alpine-ajax',
    body: `<div x-data>${form('x-target="target"')}${TARGET}</div>`,
  },
  {
    name: 'Swup, forms',
    isLike: 'fetch, HTML into an element',
    library: 'swup',
    script: 'swup',
    body: `<main id="swup">${form()}</main>`,
  },
  {
    name: '@rails/request.js, Turbo stream',
    isLike: 'Turbo',
    library: '@rails/request.js',
    script: 'rails-turbo-stream',
    body: BUTTON,
  },
  {
    name: '@rails/request.js, HTML',
    isLike: 'fetch, HTML into an element',
    library: '@rails/request.js',
    script: 'rails-html',
    body: BUTTON + TARGET,
  },
]
