import { type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('form', './routes/form.tsx'),
  route('fetcher', './routes/fetcher.tsx'),
  route('reload-document', './routes/reload-document.tsx'),
  route('sign-off', './routes/sign-off.ts'),
  route('signed-off', './routes/signed-off.tsx'),
  route('probe', './routes/probe.tsx'),
] satisfies RouteConfig
