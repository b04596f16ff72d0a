/** The page in the hidden frame, to which PingOne answers `prompt=none`. */
import { UserManager } from 'oidc-client-ts'

// The answer goes to the page around the frame, which has the real settings.
const manager = new UserManager({ authority: '', client_id: '', redirect_uri: '' })
await manager.signinSilentCallback()
