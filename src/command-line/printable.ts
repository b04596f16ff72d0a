/** Controls (terminal escapes), format characters (which turn text around), line separators, lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Spells out what could steer a terminal or hide text, in anything that comes from outside. */
export function toPrintable(text: string): string {
  return text.replace(UNPRINTABLE, spellOut)
}

/** As toPrintable, in JSON text, which means the same after it. */
export function toPrintableJson(value: unknown): string {
  // The line feeds are those of the layout: within strings JSON has none.
  return JSON.stringify(value, null, 2).split('\n').map(toPrintable).join('\n')
}

/** As JSON does, in UTF-16 code units. */
function spellOut(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
