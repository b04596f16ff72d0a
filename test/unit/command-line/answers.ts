/** The one page of a refused sign-off that was captured (October 2023), as a browser copies it. */
export const CAPTURED_PAGE = `id:
3c38cc1c-cd52-4693-bd7c-7c1c63ad075f

code:
INVALID_DATA

details:
code:
INVALID_VALUE

target:
id_token_hint

message:
Invalid ID token hint: The token is no longer valid`

/** PingOne's JSON about a parameter. */
export function rejection(target: string, message: string): string {
  const details = [{ code: 'INVALID_VALUE', target, message }]
  return JSON.stringify({ id: '3c38cc1c-cd52-4693-bd7c-7c1c63ad075f', code: 'INVALID_DATA', details })
}
