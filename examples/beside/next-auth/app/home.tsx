'use client'

import { signIn } from 'next-auth/react'

/** `user`: nobody, where it is undefined. */
export function Home({ user }: { user?: string | null | undefined }) {
  if (user)
    return (
      <form method="post" action="/sign-off">
        <h1>{user} is signed on</h1>
        <button type="submit">Sign off</button>
      </form>
    )
  return (
    <main>
      <h1>Nobody is signed on</h1>
      <button type="button" onClick={() => signIn('pingone', { callbackUrl: '/' })}>
        Sign on
      </button>
    </main>
  )
}
