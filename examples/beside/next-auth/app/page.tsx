import { getServerSession } from 'next-auth'
import { authOptions } from '../auth.ts'
import { Home } from './home.tsx'

export default async function Page() {
  const session = await getServerSession(authOptions)
  return <Home user={session?.user?.name} />
}
