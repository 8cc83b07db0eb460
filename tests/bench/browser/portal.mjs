// Measures the portal in headless Chromium. PORTAL, PASSWORD (of gov-admin), PROJECT with the long list, RUNS; prints JSON.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'

const { chromium } = createRequire(new URL('../../e2e/browser/package.json', import.meta.url))('playwright-core')
const { PORTAL, PASSWORD, PROJECT, RUNS, CHROMIUM = '/usr/bin/chromium' } = process.env
const SIZE = { width: 1366, height: 768 }
const WARM_UP = 3
const CHANGES_A_RUN = 10
const PAGE = 50
const PATIENCE = 30_000
const CODE = ['Document', 'Script', 'Stylesheet', 'Font', 'Image']

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
const here = `${PORTAL}/projects/${PROJECT}`

/** Signs in once; every later context brings the session along. */
async function signIn() {
  const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(PORTAL)
  await page.fill('#username', 'gov-admin')
  await page.fill('#password', PASSWORD)
  await page.locator('form button[type=submit]').last().click()
  await page.waitForSelector('main h1')
  const state = await context.storageState()
  await context.close()
  return state
}
const session = await signIn()

async function open(path) {
  const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN', storageState: session, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const bytes = await counted(context, page)
  await page.goto(path)
  await page.waitForSelector('main h1')
  await page.waitForTimeout(500)
  return { context, page, bytes }
}

/** Bytes of code that came over the wire, as they were sent. Data is no code. */
async function counted(context, page) {
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const code = new Set()
  let sum = 0
  wire.on('Network.responseReceived', (e) => CODE.includes(e.type) && code.add(e.requestId))
  wire.on('Network.loadingFinished', (e) => code.has(e.requestId) && (sum += e.encodedDataLength))
  return () => sum / 1000
}

/** Goes there inside the page, as a click would. */
async function go(page, path) {
  await page.evaluate((to) => {
    history.pushState({ ...history.state, current: to }, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, path)
  await page.waitForURL(`**${path}`)
  await page.waitForTimeout(800)
}

async function loads() {
  const first = await open(here)
  const firstLoadKb = first.bytes()
  const links = await first.page.evaluate(() => [...document.querySelectorAll('main a[href], nav a[href]')].map((a) => a.getAttribute('href')))
  await first.context.close()
  const more = ['/instances/new', '/stacks/new', '/templates/egov-service-hall', '/quota', '/tasks'].map((p) => `/projects/${PROJECT}${p}`)
  let routeMaxKb = 0
  for (const path of new Set([...links.filter((l) => l.startsWith('/')), ...more])) {
    const { context, page, bytes } = await open(here)
    const before = bytes()
    await go(page, path)
    routeMaxKb = Math.max(routeMaxKb, bytes() - before)
    await context.close()
  }
  return { firstLoadKb, routeMaxKb }
}

/** From the click on the overview to the frame in which the rows are there. */
async function lists() {
  const { context, page } = await open(here)
  const link = `main a[href="/projects/${PROJECT}/instances"]`
  const times = []
  for (let i = 0; i < WARM_UP + CHANGES_A_RUN * Number(RUNS); i++) {
    await page.waitForSelector(link)
    const time = await page.evaluate(([selector, rows]) => new Promise((done) => {
      const begin = performance.now()
      const look = () => document.querySelectorAll('main tbody tr td.name').length >= rows ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin))) : requestAnimationFrame(look)
      document.querySelector(selector).click()
      look()
    }), [link, PAGE])
    if (i >= WARM_UP) times.push(time)
    await page.goBack()
  }
  await context.close()
  return times
}

/** When a row of that name is there, or is not any more, by the clock that all pages share. */
function seen(page, name, there) {
  return page.evaluate(([text, wanted, patience]) => new Promise((done, failed) => {
    const end = performance.now() + patience
    const look = () => {
      const found = [...document.querySelectorAll('main tbody a')].some((a) => a.textContent.trim() === text)
      if (found === wanted) done(performance.timeOrigin + performance.now())
      else if (performance.now() > end) failed(new Error(`${text} was ${wanted ? 'not ' : ''}in the list for ${patience} ms`))
      else requestAnimationFrame(look)
    }
    look()
  }), [name, there, PATIENCE])
}

/** Asks the API as the page would; answers with the moment of asking. */
function ask(page, method, path, { match = null, body = null } = {}) {
  return page.evaluate(async ([m, to, etag, json]) => {
    const token = /XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? ''
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-XSRF-TOKEN': token, ...(etag && { 'If-Match': etag }) }
    const sent = performance.timeOrigin + performance.now()
    const answer = await fetch(`/api/v1${to}`, { method: m, headers, ...(json && { body: JSON.stringify(json) }) })
    if (!answer.ok) throw new Error(await answer.text())
    return { sent, etag: answer.headers.get('ETag') }
  }, [method, path, match, body])
}

/**
 * From sending a change to the moment when both of two people's pages show it. What is made is removed again, because a list
 * of ten and more only says that there is something new.
 */
async function changes() {
  const people = [await open(`${here}/vpcs`), await open(`${here}/vpcs`)]
  const writer = people[0].page
  const all = (name, there) => Promise.all(people.map(({ page }) => seen(page, name, there)))
  const times = []
  for (let i = 0; i < WARM_UP + CHANGES_A_RUN * Number(RUNS); i++) {
    const name = `seen-${i}`
    const list = `/projects/${PROJECT}/vpcs`
    const shown = all(name, true)
    const { sent } = await ask(writer, 'POST', list, { body: { name, spec: { cidr: '10.1.0.0/16' } } })
    const last = Math.max(...(await shown))
    if (i >= WARM_UP) times.push(last - sent)
    const { etag } = await ask(writer, 'GET', `${list}/${name}`)
    await ask(writer, 'DELETE', `${list}/${name}`, { match: etag })
    await all(name, false)
  }
  await Promise.all(people.map((p) => p.context.close()))
  return times
}

const loaded = await loads()
assert.ok(loaded.firstLoadKb > 50, 'the page loaded next to nothing; the code was not counted')
console.log(JSON.stringify({ ...loaded, listShownMs: await lists(), changeSeenMs: await changes() }))
await browser.close()
