/** Shorter ones could be any word of a message. */
const MIN_LENGTH = 8

/** Takes tokens, whole or in part, out of a value's texts, whoever put them there. */
export function redact<T>(value: T, tokens: readonly unknown[]): T {
  const secrets = tokens
    .filter((token) => typeof token === 'string')
    .flatMap((token) => [token, ...token.split(/[.;=\s]/)])
    .filter((secret) => secret.length >= MIN_LENGTH)
    .sort((one, other) => other.length - one.length)
  const clean = (_: string, item: unknown) =>
    typeof item === 'string'
      ? secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), item)
      : item
  return JSON.parse(JSON.stringify(value, clean))
}
