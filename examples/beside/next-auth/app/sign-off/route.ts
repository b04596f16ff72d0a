import { signOff } from '../../sign-off.ts'

/** A GET gets a page with a button that posts. */
export { signOff as GET, signOff as POST }
