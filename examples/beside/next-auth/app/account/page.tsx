'use client'

import { signIn, useSession } from 'next-auth/react'
import { Home } from '../home.tsx'

/** The library's guard, which signs on by itself. */
export default function Page() {
  const onUnauthenticated = () => void signIn('pingone', { callbackUrl: '/account' })
  const { status, data } = useSession({ required: true, onUnauthenticated })
  return status === 'loading' ? <p>One moment</p> : <Home user={data.user?.name} />
}
