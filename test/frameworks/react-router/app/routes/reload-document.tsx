import { Form } from 'react-router'

export default function Page() {
  return (
    <Form method="post" action="/sign-off" reloadDocument>
      <button type="submit" id="sign-off">
        Leave the shop
      </button>
    </Form>
  )
}
