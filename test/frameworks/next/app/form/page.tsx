export default function Page() {
  return (
    <form method="post" action="/sign-off">
      <button type="submit" id="sign-off">
        Leave the shop
      </button>
    </form>
  )
}
