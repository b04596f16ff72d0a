/** Remembers where to come back to, one of its own pages. */
export default defineEventHandler((event) => {
  const path = getQuery(event).to === '/account' ? '/account' : '/'
  setCookie(event, 'after-sign-on', path, { httpOnly: true, secure: true, sameSite: 'lax' })
  return sendRedirect(event, '/callback')
})
