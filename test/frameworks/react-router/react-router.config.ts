import type { Config } from '@react-router/dev/config'

/** Behind a proxy that ends TLS, React Router takes its own address for http, and refuses actions from https. */
export default { allowedActionOrigins: ['react-router.example.net'] } satisfies Config
