import { signOff } from './sign-off'

export default function Page() {
  return (
    <form action={signOff}>
      <button type="submit" id="sign-off">
        Leave the shop
      </button>
    </form>
  )
}
