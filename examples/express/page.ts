/** The home page. It shows who is signed on, and a link to sign on or a plain form to sign off. */
export function homePage(name: string | undefined): string {
  return name === undefined
    ? page('Nobody is signed on', '<p><a href="/sign-on">Sign on</a></p>')
    : page(
        `${escapeHtml(name)} is signed on`,
        '<form method="post" action="/sign-off"><button>Sign off</button></form>',
      )
}

/** The page that PingOne sends people back to. */
export function signedOffPage(status: string, returnTo = '/'): string {
  const heading = status === 'verified' ? 'You are signed off' : `Not a sign-off of this browser: ${status}`
  return page(
    heading,
    `<p><a href="/check">Check with PingOne</a></p>
<p><a href="${escapeHtml(returnTo)}">Go on</a></p>`,
  )
}

const ANSWERS: Readonly<Record<string, string>> = {
  ended: 'PingOne confirms: the session has ended',
  alive: 'PingOne has a session: the next sign-on asks for no password',
}

/** The page that PingOne sends its answer to, after it was asked about the session. */
export function checkedPage(status: string): string {
  return page(ANSWERS[status] ?? `No answer of PingOne: ${status}`, '<p><a href="/">Go on</a></p>')
}

function page(heading: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>${heading}</h1>
${body}
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
