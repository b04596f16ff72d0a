/** Loopback hosts as `URL` spells them: `localhost`, `app.localhost`, `127.0.0.1`, `[::1]`. */
const LOOPBACK = /^(([\w-]+\.)*localhost|127\.\d+\.\d+\.\d+|\[::1])$/

/** Checks whether a host, spelt as `URL` spells it, is this machine. RFC 6761, section 6.3 */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname)
}
