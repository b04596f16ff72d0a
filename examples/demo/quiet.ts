/** Imported first: oidc-provider warns of what a real provider should mind, which would bury the lines that matter here. */
const { warn } = console

console.warn = (...values: unknown[]) => {
  if (!String(values[0]).includes('oidc-provider WARNING')) warn(...values)
}
