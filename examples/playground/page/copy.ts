import { fill, find } from '../../page/view.ts'

/** How long it says so: after that, a second copy is news again, to screen readers too. */
const SHOWN = 5000

/** Copies a text at a click, and says so beside the button. */
export function copyOnClick(id: string, textOf: () => string): void {
  const status = `#${id}-status`
  let hiding: ReturnType<typeof setTimeout> | undefined
  find(`#${id}`).addEventListener('click', async () => {
    clearTimeout(hiding)
    fill(status, await copy(textOf()))
    hiding = setTimeout(() => fill(status, ''), SHOWN)
  })
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return 'Copied'
  } catch {
    return 'Not copied: the browser does not allow it. Select the text instead.'
  }
}
