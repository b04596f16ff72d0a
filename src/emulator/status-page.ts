import type { Controlled } from './controlled.ts'
import { escapeHtml } from './pages.ts'
import type { SignedOnSession } from './sessions.ts'
import { faultsForm } from './status-faults.ts'
import { requestList } from './status-requests.ts'
import { STATUS_STYLE } from './status-style.ts'
import type { PingOneEnvironment } from './tenant.ts'

/**
 * Returns a page for people: who is signed on where, what was asked, and what goes wrong. It runs no script. Reload it
 * to see what is new.
 */
export function statusPage({ environments, requests, sessions, faults }: Controlled): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>PingOne emulator</title>
<link rel="icon" href="data:,">
<style>${STATUS_STYLE}</style>
<header>
  <h1>PingOne emulator</h1>
  <nav aria-label="This page">
    <a href="">Refresh</a>
    <form method="post" action="reset"><button>Reset everything</button></form>
  </nav>
</header>
<main>
  ${section('Signed on', sessionTable(sessions()))}
  ${section('Faults', faultsForm(faults))}
  ${section('Last requests', requestList(requests))}
  ${section('Environments', environments().map(environmentList).join(''))}
</main>
</html>
`
}

function section(title: string, content: string): string {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`
}

function sessionTable(sessions: readonly SignedOnSession[]): string {
  if (!sessions.length) return '<p>Nobody is signed on.</p>'
  return `<div class="wide" role="region" aria-label="Sessions" tabindex="0"><table>
    <thead><tr><th scope="col">User<th scope="col">Applications<th scope="col">Since<th scope="col">Session (sid)<th scope="col">Environment</tr></thead>
    <tbody>${sessions.map(sessionRow).join('')}</tbody></table></div>`
}

function sessionRow({ sub, applications, since, sid, envID }: SignedOnSession): string {
  const time = new Date(since).toISOString()
  const cells = [
    applications.map(escapeHtml).join('<br>'),
    `<time datetime="${time}">${time.slice(11, 19)} UTC</time>`,
    `<code>${escapeHtml(sid)}</code>`,
    `<code>${envID}</code>`,
  ]
  return `<tr><th scope="row">${escapeHtml(sub)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function environmentList({ envID, authPath, issuer, applications, users }: PingOneEnvironment): string {
  const rows: [string, string[]][] = [
    ['Environment ID', [envID]],
    ['authPath', [authPath]],
    ['Issuer', [issuer]],
    ...applications.flatMap(({ clientId, redirectUris, postLogoutRedirectUris = [] }): typeof rows => [
      ['Client ID', [clientId]],
      ['Redirect URIs', [...redirectUris]],
      ['Signoff URLs', [...postLogoutRedirectUris]],
    ]),
    ['Users and passwords', users.map(({ username, password }) => `${username}: ${password}`)],
  ]
  const shown = rows.filter(([, values]) => values.length)
  return `<dl>${shown.map(([name, values]) => describe(name, values)).join('')}</dl>`
}

function describe(name: string, values: readonly string[]): string {
  return `<dt>${name}</dt>${values.map((value) => `<dd><code>${escapeHtml(value)}</code></dd>`).join('')}`
}
