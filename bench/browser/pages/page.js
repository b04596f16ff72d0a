/** What the pages of all libraries have in common: a sign-on, its callback, and a button that notes when it was pressed. */
export const settings = JSON.parse(document.querySelector('#settings').textContent)
export const home = location.origin + settings.base

/** Each library brings its own; `signOff` tells how it went if it does not leave the page, `finishSignOff` if it does. */
export async function start({ signOn, finishSignOn, signOff, finishSignOff }) {
  const place = location.href.slice(home.length).replace(/\?.*/, '')
  if (place === 'sign-on') {
    forget()
    return signOn()
  }
  if (place === 'signed-off') return say(await finishSignOff())
  if (place === 'callback') {
    await finishSignOn()
    // Most people sign off from a page that was opened, or reloaded, since they signed on.
    if (!settings.staysOpen) return location.replace(home)
  }
  offer(signOff)
}

/** What the round before left behind. */
function forget() {
  sessionStorage.clear()
  localStorage.clear()
}

function offer(signOff) {
  const button = document.querySelector('button')
  button.addEventListener('click', async () => {
    sessionStorage.setItem('clickedAt', String(Date.now()))
    say(await signOff())
  })
  button.hidden = false
}

function say(words) {
  sessionStorage.setItem('said', words)
}
