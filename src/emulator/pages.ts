import type { Handler } from './handler.ts'

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f2f4f8, #14171c); }
  main { width: min(22rem, 86vw); padding: 2rem; border-radius: 0.75rem; background: light-dark(#fff, #1f242c);
    box-shadow: 0 0.5rem 2rem #0002; }
  h1 { margin: 0 0 1rem; font-size: 1.25rem; }
  label { display: block; margin: 1rem 0 0.25rem; }
  input { box-sizing: border-box; width: 100%; padding: 0.6rem; font: inherit; border: 1px solid #8889; border-radius: 0.4rem; }
  button { width: 100%; margin-top: 1.5rem; padding: 0.7rem; font: inherit; color: #fff; background: #2257d8; border: 0;
    border-radius: 0.4rem; cursor: pointer; }
  pre { font: 0.8rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
  [role=alert] { color: light-dark(#b3261e, #ffb4ab); }
  .note { margin: 1.5rem 0 0; font-size: 0.85rem; opacity: 0.75; }
`

export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
<main><h1>${escapeHtml(title)}</h1>${content}<p class="note">Test provider in the place of PingOne</p></main>
</html>
`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function errorPage(message: string): string {
  return page('Something is wrong', `<p>${escapeHtml(message)}</p>`)
}

/**
 * Creates a handler for the page where a user without a redirect URI ends up. The page has no CORS headers, so a
 * `fetch` that follows the redirect to it rejects.
 */
export function createSignedOffPage(address: string): Handler {
  return ({ url }, response) => {
    if (url !== new URL(address).pathname) return false
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(page('Signed off', '<p>You have signed off. You may close this window.</p>'))
    return true
  }
}
