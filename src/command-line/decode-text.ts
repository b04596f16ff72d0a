/** The encodings, by the octets that they begin with. Windows PowerShell's `>` writes UTF-16. */
const MARKS: readonly [mark: readonly number[], encoding: string][] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** Decodes the text of a file, in UTF-8 or in UTF-16 with a byte-order mark. The mark is dropped. */
export function decodeText(octets: Uint8Array): string {
  const [, encoding = 'utf-8'] =
    MARKS.find(([mark]) => mark.every((octet, index) => octets[index] === octet)) ?? []
  return new TextDecoder(encoding).decode(octets)
}
