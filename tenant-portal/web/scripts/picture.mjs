// One page as one person sees it: a picture, and what console, axe and width complain of.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SCREENS = {
  desk: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
  window: { width: 1080, height: 860 },
  narrow: { width: 700, height: 768 },
  phone: { width: 390, height: 844 },
}

/** Both languages in both themes, and once on a large screen; LOOK=en-dark or LOOK=zh-CN-light-wide leaves one of them. */
export const LOOKS = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'en', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'dark' },
  { language: 'zh-CN', theme: 'light', screen: 'wide' },
].filter((look) => !process.env.LOOK || process.env.LOOK === Object.values(look).join('-'))

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A browser of somebody's own, with the language and theme that they chose. */
export async function person(browser, { language, theme, screen = 'desk', cookies = [] }) {
  const context = await browser.newContext({ viewport: SCREENS[screen], locale: language, colorScheme: theme, reducedMotion: 'reduce' })
  await context.addInitScript(([l, th]) => {
    localStorage.setItem('pc.language', l)
    localStorage.setItem('pc.theme', th)
  }, [language, theme])
  await context.addCookies(cookies)
  return context
}

/**
 * Where interfaces come and go, as on a box that runs a cloud, the browser drops what it is loading: then it looks again.
 * `page` is of a person's browser; `ready` is what has to be there, `does` what is done before the picture, `expected` which of the console's errors belong.
 *
 * @returns what is to be mended
 */
export async function picture(page, look) {
  mkdirSync(look.folder, { recursive: true })
  let found = await once(page, look)
  for (let again = 0; again < 3 && found.some((f) => f.includes('ERR_NETWORK_CHANGED')); again++) found = await once(page, look)
  return found
}

async function once(page, look) {
  const { folder, name, language, theme, screen, url, does, expected = null, ready = 'main h1, main .empty', whole = false } = look
  const seen = [language, theme, screen].filter(Boolean)
  const file = { path: `${folder}/${[name, ...seen].join('-')}.png` }
  const at = `${name} ${seen.join(' ')}:`
  const said = []
  const found = []
  const hear = { console: (m) => (m.type() === 'error' || m.type() === 'warning') && said.push(m.text()), pageerror: (e) => said.push(String(e)) }
  for (const [event, listener] of Object.entries(hear)) page.on(event, listener)
  try {
    await page.goto(url)
    await page.waitForSelector(ready)
    await page.waitForTimeout(500)
    await does?.(page)
    await page.waitForTimeout(250)
    await page.screenshot({ ...file, fullPage: whole })
    found.push(...(await complaints(page)).map((c) => c.replace(/^\S+/, `$& ${at}`)))
  } catch (e) {
    found.push(`BROKEN ${at} ${String(e).split('\n')[0]}`)
    await page.screenshot(file).catch(() => undefined)
  }
  said.filter((s) => !expected?.test(s)).forEach((text) => found.push(`CONSOLE ${at} ${text.slice(0, 300)}`))
  for (const [event, listener] of Object.entries(hear)) page.off(event, listener)
  return found
}

async function complaints(page) {
  const found = []
  await page.evaluate(AXE)
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  for (const v of result.violations.filter((x) => x.impact === 'serious' || x.impact === 'critical')) {
    found.push(`AXE ${v.id} (${v.impact}) ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any[0]?.message ?? ''}`).join(' | ')}`)
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) found.push(`WIDE by ${wide} px`)
  return found
}
