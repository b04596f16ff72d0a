export const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
export const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
export const PINGONE_HOST = 'auth.pingone.eu'
export const ISSUER = `https://${PINGONE_HOST}/${ENV_ID}/as`

/** Where a sign-on without a browser ends: relying-party.ts knows no other host. */
export const SIGN_ON_URI = 'https://shop.example.net/callback'

/** The ID token of `long` has some 18 kB, as those of people with many groups do: sign-off needs a POST for it. */
export const USERS = {
  short: { username: 'ann', password: 'correct horse' },
  long: {
    username: 'heavy',
    password: 'battery staple',
    claims: { groups: Array.from({ length: 400 }, (_, index) => `Department ${index} of the large firm`) },
  },
} as const
export type Hint = keyof typeof USERS
export const HINTS = Object.keys(USERS) as Hint[]
