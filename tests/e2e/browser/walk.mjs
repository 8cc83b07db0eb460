// What every walk is made of: persons with a browser of their own, and what is found wrong on their way.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PASSWORDS = new Map(readFileSync(`${process.env.BOX}/secrets/first-passwords`, 'utf8').split('\n').map((line) => line.split(/\s+/)).filter((words) => words.length === 2))
/** The first password of one of the first users. */
export const passwordOf = (user) => PASSWORDS.get(user)
export const { PORTAL, HALL, CLERK_PASSWORD, HALL_ADMIN_PASSWORD, BOX } = process.env

/** One walk: its persons, one after the other or side by side, and its faults. */
export class Walk {
  faults = []
  persons = []

  constructor(browser, name, folder) {
    Object.assign(this, { browser, name, folder })
    mkdirSync(folder, { recursive: true })
  }

  /** Somebody with a browser of their own. `axe`: every stop is looked at for what keeps people out. */
  async person(name, { locale = 'zh-CN', colorScheme = 'light', axe = false } = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1366, height: 768 }, locale, colorScheme, reducedMotion: 'reduce', acceptDownloads: true })
    const person = new Person(this, name, context, axe)
    context.on('page', (page) => person.watch(page))
    person.page = await context.newPage()
    this.persons.push(person)
    return person
  }

  /** @returns whether everything was as it should be */
  async run(steps) {
    try {
      await steps(this)
    } catch (e) {
      this.faults.push(e.stack ?? String(e))
      await Promise.all(this.persons.map((p) => p.page.screenshot({ path: p.picture('broken') }).catch(() => undefined)))
    }
    await Promise.all(this.persons.map((p) => p.page.context().close().catch(() => undefined)))
    return this.faults.length === 0
  }
}

/** Whatever console or network say to them that was not expected is a fault. */
class Person {
  expected = []

  constructor(walk, name, context, axe) {
    Object.assign(this, { walk, name, context, axe })
  }

  /** From now on an answer with that status is no fault if its address has that part; 0 stands for no answer at all. */
  expect(status, part = '') {
    this.expected.push([status, part])
  }

  fault(text) {
    this.walk.faults.push(`${this.name}: ${text}`)
  }

  picture(at) {
    return `${this.walk.folder}/${this.walk.name}-${this.name}-${at}.png`
  }

  /** Looks at what stands on the page now. */
  async stop(at, page = this.page) {
    await page.waitForFunction(settled)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) this.fault(`${at} is ${wide} px too wide`)
    await page.screenshot({ path: this.picture(at) })
    if (this.axe) await this.readable(at, page)
  }

  /** Interfaces come and go on a box that runs a cloud; the browser then drops what it is loading. */
  async go(url, page = this.page) {
    for (let tries = 0; ; tries++) {
      const failed = await page.goto(url).then(() => null, (e) => e)
      if (!failed) return
      if (tries === 3 || !/ERR_NETWORK_CHANGED|ERR_ABORTED/.test(failed.message)) throw failed
    }
  }

  async signIn(url, user, password = passwordOf(user)) {
    await this.go(url)
    await this.page.fill('#username', user)
    await this.page.fill('#password', password)
    await this.page.locator('main form button[type=submit]').click()
  }

  /** Signs in to the portal. @returns whoever it is, as the platform says */
  async enter(user) {
    await this.signIn(`${PORTAL}/login`, user)
    await this.page.waitForSelector('main h1')
    return this.get('/me')
  }

  /** Asks the platform with the session of the page. */
  get(path) {
    return this.page.evaluate(async (p) => (await fetch(`/api/v1${p}`)).json(), path)
  }

  watch(page) {
    page.setDefaultTimeout(45_000)
    const allowed = (status, url) => this.expected.some(([s, part]) => s === status && url.includes(part))
    page.on('pageerror', (e) => this.fault(String(e)))
    page.on('response', (r) => r.status() >= 400 && !allowed(r.status(), r.url()) && this.fault(`${r.status()} ${r.request().method()} ${r.url()}`))
    page.on('console', (m) => {
      const url = m.location().url
      const [, status] = /status of (\d+)/.exec(m.text()) ?? []
      const known = /ERR_NETWORK_CHANGED/.test(m.text()) || (status && allowed(Number(status), url)) || (/net::ERR_/.test(m.text()) && allowed(0, url))
      if (/error|warning/.test(m.type()) && !known) this.fault(`console: ${m.text()} (${url})`)
    })
  }

  async readable(at, page) {
    await page.evaluate(AXE)
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
    for (const v of violations.filter((x) => x.impact === 'serious' || x.impact === 'critical')) {
      this.fault(`${at}: axe ${v.id} (${v.impact}) ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any[0]?.message ?? ''}`).join(' | ')}`)
    }
  }
}

/** Fonts are there, nothing stands for what is still to come, nothing moves that will end. */
function settled() {
  const moves = (a) => a.playState === 'running' && a.effect?.getComputedTiming().iterations !== Infinity
  return document.fonts.status === 'loaded' && !document.querySelector('main .bone') && !document.getAnimations().some(moves)
}
