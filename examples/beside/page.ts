/** What every page of a recipe's back end shows: one heading, and a plain form or a link. */
export function homePage(user: string | undefined): string {
  return user === undefined
    ? page('Nobody is signed on', SIGN_ON)
    : page(`${user} is signed on`, '<form method="post" action="/sign-off"><button>Sign off</button></form>')
}

/** The page that PingOne sends people back to. Any other visit of it is an ordinary one, of nobody. */
export function signedOffPage(status: string): string {
  return page(status === 'verified' ? 'Signed off: verified' : 'Nobody is signed on', SIGN_ON)
}

const SIGN_ON = '<p><a href="/sign-on">Sign on</a></p>'

function page(heading: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Shop</title>
<link rel="icon" href="data:,">
<h1>${heading.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</h1>
${body}
</html>
`
}
