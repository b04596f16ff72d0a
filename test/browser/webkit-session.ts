import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'
import { startDriver } from './webkit-programs.ts'

/** One WebKit with cookies of its own. */
export interface WebKitSession {
  /** The window it starts with, which no page of a test lives in: with its last window a session ends. */
  firstWindow: string
  openWindow: () => Promise<string>
  /** Does something in a window, one thing at a time: WebDriver knows but one current window. */
  inWindow: <T>(handle: string, act: (driver: WebDriver) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

export interface SessionOptions {
  driverPath: string
  display: string
  /** Switches of MiniBrowser. */
  args: readonly string[]
}

export async function startSession({ driverPath, display, args }: SessionOptions): Promise<WebKitSession> {
  const program = await startDriver(driverPath, display)
  try {
    const driver = await new Builder().usingServer(program.at).withCapabilities(capabilitiesOf(args)).build()
    return sessionOf(driver, await driver.getWindowHandle(), program.stop)
  } catch (error) {
    program.stop()
    throw error
  }
}

function capabilitiesOf(args: readonly string[]): Capabilities {
  return new Capabilities({
    browserName: 'MiniBrowser',
    acceptInsecureCerts: true,
    timeouts: { pageLoad: 30_000 },
    'webkitgtk:browserOptions': { args: ['--automation', ...args] },
  })
}

function sessionOf(driver: WebDriver, firstWindow: string, stop: () => void): WebKitSession {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = last.then(act)
    last = result.catch(() => {})
    return result
  }
  let closed: Promise<void> | undefined
  const openWindow = async () => {
    await driver.switchTo().newWindow('window')
    return driver.getWindowHandle()
  }
  return {
    firstWindow,
    openWindow: () => inTurn(openWindow),
    inWindow: (handle, act) =>
      inTurn(async () => {
        await driver.switchTo().window(handle)
        return act(driver)
      }),
    close: () => {
      closed ??= inTurn(() => driver.quit()).finally(stop)
      return closed
    },
  }
}
