import { createSignOffRoutes } from 'pingone-signoff/server'

export const routes = createSignOffRoutes({
  authPath: 'https://auth.pingone.eu',
  envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  origin: 'https://astro.example.net',
  postLogoutRedirectUri: 'https://astro.example.net/signed-off',
})
