/**
 * Creates a certificate for these host names. It is made at each start, so none is committed and none expires in a
 * checkout.
 */
export async function createCertificate(
  hosts: readonly string[],
): Promise<{ key: string; certificate: string }> {
  const { generate } = await import('selfsigned')
  const altNames = [...new Set(hosts)].map(altNameOf)
  const pems = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  return { key: pems.private, certificate: pems.cert }
}

/** Returns a subject alternative name, for a name or an address. RFC 5280, section 4.2.1.6 */
function altNameOf(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return /^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }
}
