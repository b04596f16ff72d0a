import { bundle, type PageFile, readCdnFile, readPageFile, readSharedFile } from '../page/page-file.ts'

/** Nothing may leave: no request, no form, no frame. A meta element cannot say `frame-ancestors`; a header can. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The playground by file name: static files that lie in one folder, and refer to each other by name alone. */
export async function playgroundFiles(): Promise<Record<string, PageFile>> {
  const [html, css, script, signOff, base, parts, icon] = await Promise.all([
    readPageFile(new URL('page/playground.html', import.meta.url)),
    readPageFile(new URL('page/playground.css', import.meta.url)),
    bundle(new URL('page/playground.ts', import.meta.url)),
    readCdnFile(),
    readSharedFile('base.css'),
    readSharedFile('parts.css'),
    readSharedFile('icon.svg'),
  ])
  const headers = { 'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'` }
  return {
    'index.html': { ...html, body: html.body.toString().replace('{policy}', POLICY), headers },
    'playground.css': css,
    'playground.js': script,
    'pingone-signoff.min.js': signOff,
    'base.css': base,
    'parts.css': parts,
    'icon.svg': icon,
  }
}
