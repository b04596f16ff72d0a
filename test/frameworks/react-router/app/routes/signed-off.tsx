import { data } from 'react-router'
import { routes } from '../sign-off.server'
import type { Route } from './+types/signed-off'

export function loader({ request }: Route.LoaderArgs) {
  const { status, headers } = routes.complete(request)
  return data(status, { headers })
}

export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function Page({ loaderData }: Route.ComponentProps) {
  return <h1>{loaderData}</h1>
}
