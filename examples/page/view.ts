/** An element that the page has. */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`The page has no ${selector}`)
  return found
}

export function fill(selector: string, text: string): void {
  find(selector).textContent = text
}

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: { className?: string; href?: string; id?: string },
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

export interface Notice {
  tone: 'good' | 'note' | 'bad'
  title: string
  /** A status or code, to the letter. */
  label?: string
  content: (Node | string)[]
}

/** Puts a notice in the place of the last one. The place is a live region, so that screen readers say it. */
export function showNotice(place: string, { tone, title, label, content }: Notice): void {
  const heading = element('h2', {}, title)
  if (label) heading.append(' ', element('code', { className: 'label' }, label))
  const notice = element('div', { className: `notice ${tone}` }, heading, ...content)
  find(place).replaceChildren(notice)
  notice.scrollIntoView({ block: 'nearest' })
}

export function clearNotice(place: string): void {
  find(place).replaceChildren()
}
