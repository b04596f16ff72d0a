/** The style sheet of the status page. */
export const STATUS_STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: light-dark(#c9ced8, #414957);
    --card: light-dark(#fff, #1f242c); --link: light-dark(#1d4ec4, #9db8ff); }
  body { margin: 0 auto; padding: 1.5rem; max-width: 64rem; background: light-dark(#f2f4f8, #14171c); }
  header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; justify-content: space-between; }
  nav { display: flex; gap: 1rem; align-items: center; }
  a { color: var(--link); }
  h1 { margin: 0; font-size: 1.5rem; }
  h2 { margin: 0 0 0.75rem; font-size: 1.1rem; }
  section { margin-top: 1.25rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line);
    border-radius: 0.75rem; }
  p { margin: 0; }
  code, pre { font: 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
  pre { margin: 0; white-space: pre-wrap; }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
  thead th { border-top: 0; font-weight: 600; }
  td code { overflow-wrap: normal; }
  dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0 0; }
  dt { grid-column: 1; font-weight: 600; }
  dd { grid-column: 2; margin: 0; min-width: 0; }
  @media (max-width: 40rem) {
    body { padding: 1rem; }
    section { padding: 1rem; }
    dl { display: block; }
  }
  .requests { margin: 0; padding-left: 1.75rem; }
  .requests li { padding: 0.2rem 0; }
  summary { cursor: pointer; }
  .faults { display: grid; gap: 0.9rem; }
  .faults label { font-weight: 600; }
  .faults p { font-size: 0.9rem; }
  .switch { display: grid; grid-template-columns: auto 1fr; column-gap: 0.6rem; align-items: center; }
  .switch p { grid-column: 2; }
  input[type=checkbox] { width: 1.15rem; height: 1.15rem; margin: 0; }
  input[type=text], input[type=number] { display: block; box-sizing: border-box; width: min(20rem, 100%); padding: 0.4rem;
    font: inherit; color: inherit; background: transparent; border: 1px solid light-dark(#767d8a, #8b94a3);
    border-radius: 0.4rem; }
  button { padding: 0.45rem 1rem; font: inherit; color: #fff; background: #2257d8; border: 0; border-radius: 0.4rem;
    cursor: pointer; justify-self: start; }
  :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
`
