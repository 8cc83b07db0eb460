// One pass through portal and hall in a real browser, with a picture of every stop. Whatever the console or the network says
// that was not expected is a fault. usage: node pass.mjs FOLDER, with PORTAL, HALL, GOV_PASSWORD, CLERK_PASSWORD, MODE
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const folder = process.argv[2]
const { PORTAL, HALL, GOV_PASSWORD, CLERK_PASSWORD, CHROMIUM = '/usr/bin/chromium' } = process.env
mkdirSync(folder, { recursive: true })

const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const faults = []

/** A person with a browser of their own. `expected` holds what may be answered with an error: [status, part of the address]. */
async function person(name, locale, run) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const expected = []
  const allowed = (status, url) => expected.some(([s, part]) => s === status && url.includes(part))
  page.on('pageerror', (e) => faults.push(`${name}: ${e}`))
  page.on('response', (r) => r.status() >= 400 && !allowed(r.status(), r.url()) && faults.push(`${name}: ${r.status()} ${r.request().method()} ${r.url()}`))
  page.on('console', (m) => {
    const [, status] = /status of (\d+)/.exec(m.text()) ?? []
    // Interfaces come and go on a box that runs a cloud, and the browser then says that the network changed.
    const known = /ERR_NETWORK_CHANGED/.test(m.text()) || (status && allowed(Number(status), m.location().url))
    if ((m.type() === 'error' || m.type() === 'warning') && !known) faults.push(`${name}: console: ${m.text()} (${m.location().url})`)
  })
  const stop = async (at) => {
    await page.waitForTimeout(400)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) faults.push(`${name}: ${at} is ${wide} px too wide`)
    await page.screenshot({ path: `${folder}/${name}-${at}.png` })
  }
  try {
    await run(page, stop, expected)
    console.log(`ok      ${name}`)
  } catch (e) {
    faults.push(`${name}: ${e.message}`)
    await page.screenshot({ path: `${folder}/${name}-broken.png` }).catch(() => undefined)
  }
  await context.close()
}

async function signIn(page, url, user, password) {
  await page.goto(url)
  await page.fill('#username', user)
  await page.fill('#password', password)
  await page.locator('main button[type=submit], form button[type=submit]').last().click()
}

function portal(words) {
  return async (page, stop, expected) => {
    await page.goto(PORTAL)
    await page.waitForURL(/\/login/)
    await stop('1-sign-in')
    await signIn(page, page.url(), 'gov-member', GOV_PASSWORD)
    await page.waitForSelector('main h1')
    await page.getByText(words.attention).first().waitFor()
    await stop('2-overview')
    const project = /projects\/([^/?]+)/.exec(page.url())?.[1] ?? (await page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).projects[0].id))
    const list = async (plural) => (await page.evaluate(async (p) => (await (await fetch(p)).json()).items, `/api/v1/projects/${project}/${plural}`))
    const open = async (plural, name) => {
      const found = (await list(plural)).find((r) => r.metadata.name === name)
      assert.ok(found, `${plural}/${name}`)
      await page.goto(`${PORTAL}/projects/${project}/${plural}/${found.metadata.id}`)
      await page.getByRole('heading', { name, exact: true }).waitFor()
    }
    await open('stacks', 'hall')
    await page.getByRole('link', { name: `${HALL}/`, exact: true }).first().waitFor()
    await page.waitForSelector('.part, .parts, .waves, table')
    await stop('3-stack')
    await page.goto(`${PORTAL}/projects/${project}/instances`)
    await page.getByRole('link', { name: 'hall-front', exact: true }).waitFor()
    await stop('4-list')
    await open('instances', 'hall-front')
    await stop('5-detail')
    await open('service-instances', 'hall-database')
    await stop('6-service')
    await page.goto(`${PORTAL}/projects/${project}/subnets/new`)
    await page.fill('#f-name', 'office')
    await page.getByRole('combobox', { name: words.vpc }).click({ force: true })
    await page.getByRole('option', { name: /hall-net/ }).click()
    await page.fill('#f-cidr', '10.60.0.7/24')
    expected.push([400, '/subnets'], [422, '/subnets'], [409, '/subnets'])
    await page.locator('button[type=submit]').click()
    await page.locator('#f-cidr-error').waitFor()
    await stop('7-refused')
    assert.equal((await list('subnets')).length, 1, 'what was refused was not made')
    await page.goto(`${PORTAL}/projects/${project}/templates/egov-service-hall`)
    await page.waitForSelector('.waves .part')
    await stop('8-plan')
    await page.goto(`${PORTAL}/projects/${project}/quota`)
    await page.waitForSelector('main h1')
    await stop('9-quota')
  }
}

await person('portal-zh', 'zh-CN', portal({ attention: '待处理', vpc: '私有网络' }))
await person('portal-en', 'en', portal({ attention: 'Needs you', vpc: 'VPC' }))

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const APPLICANT = '陈桂兰'
let receipt = ''

await person('citizen', 'zh-CN', async (page, stop, expected) => {
  await page.goto(`${HALL}/`)
  await stop('1-home')
  await page.getByRole('link', { name: /老年人优待证办理/ }).first().click()
  await stop('2-item')
  await page.locator('main a[href$="/apply"]').first().click()
  await page.locator('[name="f/applicant/name"]').fill(APPLICANT)
  await page.locator('[name="f/applicant/idNumber"]').fill('110105194912310021') // the last digit does not check
  await page.locator('[name="f/applicant/mobile"]').fill('13800138000')
  await page.locator('[name="f/card/age"]').fill('76')
  await choose(page, 'f/card/household', 'local')
  await page.locator('[name="f/card/address"]').fill('明城市中山路一号')
  await choose(page, 'f/card/pickup', 'post')
  await page.locator('input[type=file][name="document.id-card"]').setInputFiles({ name: '身份证.png', mimeType: 'image/png', buffer: PNG })
  expected.push([422, '/apply'])
  await page.locator('main form button[type=submit]').click()
  await page.getByText('内容不正确').first().waitFor()
  await stop('3-refused')
  await page.locator('[name="f/applicant/idNumber"]').fill('11010519491231002X')
  await page.locator('input[type=file][name="document.id-card"]').setInputFiles({ name: '身份证.png', mimeType: 'image/png', buffer: PNG })
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL(/\/progress\/MC/)
  receipt = /progress\/([^?]+)/.exec(page.url())[1]
  await stop('4-receipt')
})

await person('clerk', 'zh-CN', async (page, stop) => {
  await signIn(page, `${HALL}/clerk`, 'clerk', CLERK_PASSWORD)
  await page.getByText(receipt).first().waitFor()
  await stop('1-queue')
  await page.goto(`${HALL}/clerk/cases/${receipt}`)
  await page.locator('form[action$="/claim"] button').click()
  await page.locator('form[action$="/approve"] textarea').fill('材料齐全，准予办理')
  await stop('2-case')
  await page.locator('form[action$="/approve"] button').click()
  await page.getByText('材料齐全，准予办理').first().waitFor()
  await stop('3-approved')
})

await person('reader', 'en', async (page, stop) => {
  await page.goto(`${HALL}/?lang=en`)
  await page.getByText('Senior privilege card').first().waitFor()
  await stop('1-home')
  await page.goto(`${HALL}/items/11330100MB1A01119G3332011007000/apply`)
  await stop('2-form')
})

/** A choice may be a list or a row of buttons. */
async function choose(page, name, value) {
  const radio = page.locator(`input[type=radio][name="${name}"][value="${value}"]`)
  if ((await radio.count()) > 0) await radio.check()
  else await page.locator(`select[name="${name}"]`).selectOption(value)
}

await browser.close()
faults.forEach((fault) => console.log(`FAULT   ${fault}`))
console.log(faults.length === 0 ? 'nothing to mend' : `${faults.length} things to mend`)
process.exit(faults.length === 0 ? 0 : 1)
