/** The application, as PingOne knows it: Environment Properties, and the application's Overview. */
export const authPath = 'https://auth.pingone.eu'
export const envID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
export const clientId = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'

/** What a login library is told of PingOne. */
export const issuer = `${authPath}/${envID}/as`
