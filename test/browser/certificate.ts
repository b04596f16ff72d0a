import { generate } from 'selfsigned'

/** A certificate for these host names, made at start: none is committed, none expires in a checkout. */
export async function createCertificate(
  hosts: readonly string[],
): Promise<{ key: string; certificate: string }> {
  const altNames = hosts.map((value) => ({ type: 2 as const, value }))
  const pems = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  return { key: pems.private, certificate: pems.cert }
}
