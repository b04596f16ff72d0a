import { useFetcher } from 'react-router'

export default function Page() {
  const fetcher = useFetcher()
  return (
    <fetcher.Form method="post" action="/sign-off">
      <button type="submit" id="sign-off">
        Leave the shop
      </button>
    </fetcher.Form>
  )
}
