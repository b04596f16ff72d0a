/** What every page of the recipes shows: one heading, and one button. */
export interface View {
  heading: string
  button: 'Sign on' | 'Sign off'
  press: () => unknown
}

export function show({ heading, button, press }: View): void {
  const title = Object.assign(document.createElement('h1'), { textContent: heading })
  const pressed = Object.assign(document.createElement('button'), { textContent: button, onclick: press })
  document.body.replaceChildren(title, pressed)
}
