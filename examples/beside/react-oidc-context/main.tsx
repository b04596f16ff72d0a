import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AuthProvider, useAuth, useAutoSignin, withAuthenticationRequired } from 'react-oidc-context'
import { isBack, manager, useSignOff } from './sign-off.ts'

function Home() {
  const { isLoading, isAuthenticated, user } = useAuth()
  const leave = useSignOff()
  if (isLoading) return <p>One moment</p>
  if (!isAuthenticated) return <SignOn heading="Nobody is signed on" />
  return <Page heading={`${user?.profile.sub} is signed on`} button="Sign off" press={leave} />
}

function SignOn({ heading }: { heading: string }) {
  const { signinRedirect } = useAuth()
  return <Page heading={heading} button="Sign on" press={() => signinRedirect({ state: '/' })} />
}

function Page({ heading, button, press }: { heading: string; button: string; press: () => unknown }) {
  return (
    <main>
      <h1>{heading}</h1>
      <button type="button" onClick={() => press()}>
        {button}
      </button>
    </main>
  )
}

/** The library's two guards. */
const Account = withAuthenticationRequired(Home, { signinRedirectArgs: { state: '/account' } })
function Orders() {
  const { isAuthenticated } = useAutoSignin({ signinArgs: { state: '/orders' } })
  return isAuthenticated ? <Home /> : <p>One moment</p>
}

function App() {
  // So that it renders again when the callback has changed the address.
  useAuth()
  // No guard on the page of the return, wherever that is: it would sign on again.
  if (isBack) return <SignOn heading="Signed off: verified" />
  if (location.pathname === '/account') return <Account />
  return location.pathname === '/orders' ? <Orders /> : <Home />
}

createRoot(document.querySelector('#root') as HTMLElement).render(
  <StrictMode>
    <AuthProvider
      userManager={manager}
      onSigninCallback={(user) => history.replaceState(null, '', String(user?.state))}
    >
      <App />
    </AuthProvider>
  </StrictMode>,
)
