// Drives the built portal in a real browser against the fixture server: what a person does, and what the live stream does.
// usage: node scripts/smoke.mjs [part of a scene's name]
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { startFixture } from '../fixture/server.mjs'

const fixture = await startFixture({ pace: 150 })
const world = fixture.world
const project = world.project.metadata.id
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const url = (path) => `${fixture.origin}${path}`
let failed = 0

const only = process.argv[2]

async function scene(name, run, role = 'OrganisationAdmin') {
  if (only && !name.includes(only)) return
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en', reducedMotion: 'reduce', acceptDownloads: true })
  await context.addInitScript(() => localStorage.setItem('pc.language', localStorage.getItem('pc.language') ?? 'en'))
  await context.addCookies([{ name: 'fixture-role', value: role, url: fixture.origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const errors = []
  page.on('pageerror', (e) => errors.push(String(e)))
  try {
    await run(page)
    assert.deepEqual(errors, [])
    console.log(`ok      ${name}`)
  } catch (e) {
    failed++
    console.log(`FAILED  ${name}: ${e.message}`)
  }
  await context.close()
}
/** Waits for something that is not on the page. */
async function until(holds) {
  const last = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > last) throw new Error(`waited in vain for ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const state = (page, name) => page.locator('tr', { has: page.getByRole('link', { name, exact: true }) }).locator('.state .state, td.state').first()

await scene('a deployment is followed live to its address, then removed with all that belongs to it', async (page) => {
  await page.goto(url(`/projects/${project}/templates`))
  await page.getByRole('button', { name: 'Deploy: E-government service hall' }).click()
  await page.waitForSelector('.waves .part')
  await page.fill('#f-name', 'hall-two')
  await page.locator('button[type=submit]').click()
  await page.getByText('Working on').waitFor()
  await page.getByText(/\d+ of 12 ready/).waitFor()
  const link = page.getByRole('link', { name: 'http://203.0.113.20/' })
  await link.waitFor({ timeout: 30_000 })
  await page.getByText('12 of 12 ready').waitFor()
  await page.getByText(/Ready after 0:\d\d/).waitFor()
  await page.locator('.does .el-button--danger').click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true })
  await page.getByText('hall-two-database').last().waitFor()
  assert.equal(await confirm.isDisabled(), true)
  await page.fill('#confirm-name', 'hall-two')
  await confirm.click()
  await page.getByText('This has been removed.').waitFor()
})
await scene('a form shows what the server says at the field, then makes the thing', async (page) => {
  await page.goto(url(`/projects/${project}/subnets/new`))
  await page.fill('#f-name', 'office')
  await page.getByRole('combobox', { name: 'VPC' }).click({ force: true })
  await page.getByRole('option', { name: /mingcheng-hall-vpc/ }).click()
  await page.fill('#f-cidr', 'nonsense')
  await page.locator('button[type=submit]').click()
  await page.locator('#f-cidr-error').getByText('prefix length').waitFor()
  await page.fill('#f-cidr', '10.20.9.0/24')
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: 'office' }).waitFor()
  await page.locator('header .state.ready').waitFor()
})
await scene('rows change in place, new ones appear, filters stand in the address', async (page) => {
  await page.goto(url(`/projects/${project}/volumes`))
  const row = world.of('Volume').find((v) => v.metadata.name === 'archive-2025')
  await page.getByRole('link', { name: 'archive-2025' }).waitFor()
  const order = await page.locator('td.name').allTextContents()
  world.touch(row, (r) => (r.status.phase = 'Failed'))
  await state(page, 'archive-2025').getByText('Failed').waitFor()
  assert.deepEqual(await page.locator('td.name').allTextContents(), order)
  world.touch(row, (r) => (r.status.phase = 'Ready'))
  const fresh = world.put('Volume', 'just-made', { sizeGiB: 1 }, {}, { ago: 0 })
  world.emit('Added', fresh)
  await page.getByRole('link', { name: 'just-made' }).waitFor()
  await page.getByRole('combobox', { name: 'Existence' }).click({ force: true })
  await page.getByRole('option', { name: 'Being removed' }).click()
  await page.waitForURL(/phase=Deleting/)
  await page.getByRole('link', { name: 'archive-2025' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Clear filters' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  assert.equal((await download).suggestedFilename(), 'volumes.csv')
})
await scene('long lists are read page by page', async (page) => {
  await page.goto(url(`/projects/${project}/ports`))
  await page.getByText('50 shown').waitFor()
  await page.getByRole('button', { name: 'Load more' }).click()
  await page.getByText('That is all.').waitFor()
})
await scene('a lost connection says so, recovers, and misses nothing', async (page) => {
  await page.goto(url(`/projects/${project}/volumes`))
  await page.locator('.live.live').waitFor()
  await fetch(`${fixture.origin}/fixture/refuse?on=1`)
  await page.getByText('The live connection is lost').waitFor()
  const row = world.of('Volume').find((v) => v.metadata.name === 'archive-2025')
  world.touch(row, (r) => (r.status.phase = 'Failed'))
  await fetch(`${fixture.origin}/fixture/refuse?on=0`)
  await page.getByText('Connected again').waitFor({ timeout: 20_000 })
  await state(page, 'archive-2025').getByText('Failed').waitFor()
})
await scene('Ctrl-K finds pages, actions and objects with the keyboard alone', async (page) => {
  await page.goto(url(`/projects/${project}`))
  await page.waitForSelector('h1')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('report-worker')
  await page.getByRole('option', { name: /report-worker/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'report-worker' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await page.locator('.palette').waitFor({ state: 'detached' })
})
await scene('language and theme change at once and stay', async (page) => {
  await page.goto(url(`/projects/${project}`))
  await page.getByRole('button', { name: /Language/ }).click()
  await page.getByText('简体中文').click()
  await page.getByText('待处理').waitFor()
  await page.getByRole('button', { name: /外观/ }).click()
  await page.getByRole('menuitem', { name: '深色' }).click()
  await page.reload()
  await page.getByText('待处理').waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.className), 'dark')
})
await scene('an action asks, and is followed as a task', async (page) => {
  const row = world.of('Instance').find((v) => v.metadata.name === 'batch-night')
  world.touch(row, (r) => (r.status.observed.state = 'Running'))
  await page.goto(url(`/projects/${project}/instances/${row.metadata.id}`))
  await page.getByRole('button', { name: 'Reboot' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reboot' }).click()
  await page.getByText('Accepted: Reboot').waitFor()
  await page.getByRole('tab', { name: 'Activity' }).click()
  await page.getByRole('cell', { name: 'Done' }).first().waitFor()
})
await scene('what an action answers is shown', async (page) => {
  const database = world.of('ServiceInstance').find((v) => v.metadata.name === 'mingcheng-hall-database')
  await page.goto(url(`/projects/${project}/service-instances/${database.metadata.id}`))
  await page.getByRole('button', { name: 'Show credentials' }).click()
  await page.getByText('once-only').waitFor()
})
await scene('a screen is seen, typed into, let go of, and comes back by itself when the line drops', async (page) => {
  const instance = world.of('Instance').find((v) => v.metadata.name === 'mingcheng-hall-web')
  await page.goto(url(`/projects/${project}/instances/${instance.metadata.id}`))
  await page.getByRole('button', { name: 'Console' }).click()
  await page.getByText('Connected', { exact: true }).waitFor()
  await page.locator('.place canvas').click()
  await page.getByText('The guest has the keyboard').waitFor()
  world.screens.keys.length = 0
  await page.keyboard.type('ls')
  await until(() => String.fromCharCode(...world.screens.keys) === 'ls')
  await page.keyboard.press('Control+Alt+Shift')
  await page.getByText('Click into the screen to type').waitFor()
  await page.getByRole('button', { name: 'Paste' }).click()
  await page.fill('#paste-text', 'Echo "中"\n')
  await page.getByText('No key writes these, they are left out: 中').waitFor()
  world.screens.keys.length = 0
  await page.getByRole('button', { name: 'Type 8 keys' }).click()
  await until(() => world.screens.keys.filter((k) => k !== 0xffe1).length === 8)
  assert.equal(world.screens.keys.filter((k) => k === 0xffe1).length, 3)
  world.screens.keys.length = 0
  await page.getByRole('button', { name: 'Ctrl-Alt-Del' }).click()
  await until(() => world.screens.keys.includes(0xffff))
  const before = world.screens.number
  world.screens.drop()
  await page.getByText('The connection dropped').first().waitFor()
  await page.getByText('Connected', { exact: true }).waitFor({ timeout: 20_000 })
  assert.equal(world.screens.number, before + 1)
})
await scene('a guest that is off has no screen; it comes by itself when the guest is started', async (page) => {
  const instance = world.of('Instance').find((v) => v.metadata.name === 'report-worker')
  await page.goto(url(`/projects/${project}/instances/${instance.metadata.id}/console`))
  await page.getByText('has no screen now').waitFor()
  await page.getByText('The guest is: Crashed').waitFor()
  world.touch(instance, (r) => (r.status.observed.state = 'Running'))
  await page.getByText('Connected', { exact: true }).waitFor()
  world.touch(instance, (r) => (r.status.observed.state = 'Crashed'))
})
await scene('the serial log is followed', async (page) => {
  const instance = world.of('Instance').find((v) => v.metadata.name === 'mingcheng-hall-web')
  await page.goto(url(`/projects/${project}/instances/${instance.metadata.id}?tab=serial`))
  await page.getByText('Reached target network-online.target').waitFor()
  assert.equal(await page.getByText('[32m').count(), 0)
  await page.getByText('GET /health 200').waitFor()
})
await scene('the platform has pages for its administrator, and none of a project', async (page) => {
  await page.goto(url('/platform/hosts'))
  await page.getByRole('link', { name: 'box-03' }).waitFor()
  assert.equal(await page.getByRole('navigation', { name: 'Main navigation' }).getByText('Templates').count(), 0)
}, 'SystemAdmin')
await scene('an action that needs something asks for it and shows what is wrong at the field', async (page) => {
  const user = world.of('User').find((u) => u.metadata.name === 'chen.wei')
  await page.goto(url(`/tenants/${world.tenant.metadata.id}/users/${user.metadata.id}`))
  await page.getByRole('button', { name: 'Set password' }).click()
  await page.fill('#a-password', 'short')
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Set password' })
  await confirm.click()
  await page.getByText('At least 12 characters.').first().waitFor()
  await page.fill('#a-password', 'correct horse 43')
  await confirm.click()
  await page.getByRole('dialog').getByText('Changed').waitFor()
})
await scene('what was just done can be had as a call, a command and a file, from the notice and the task tray', async (page) => {
  await page.goto(url(`/projects/${project}/volumes/new`))
  await page.fill('#f-name', 'scratch')
  await page.fill('#f-sizeGiB', '3')
  await page.locator('button[type=submit]').click()
  await page.locator('.notice').getByRole('button', { name: 'As an API call' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('pre').getByText(/curl -X POST/).waitFor()
  const text = await dialog.textContent()
  assert.match(text, /Idempotency-Key: [0-9a-f]{32}/)
  assert.match(text, /--data '\{"name":"scratch","spec":\{"sizeGiB":3\}\}'/)
  assert.match(text, /\.\/parkcloud apply -f scratch\.yaml --project service-hall/)
  assert.match(text, /kind: Volume\nname: scratch\nspec:\n {2}sizeGiB: 3/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Running tasks/ }).click()
  await page.locator('.tray').getByRole('button', { name: 'As an API call' }).first().click()
  await dialog.locator('pre').getByText(/curl -X POST/).waitFor()
})
await scene('a list can be had by API with its filters', async (page) => {
  await page.goto(url(`/projects/${project}/volumes?phase=Ready`))
  await page.getByRole('button', { name: 'API', exact: true }).click()
  await page.getByRole('dialog').locator('pre').getByText('./parkcloud get volumes --phase Ready --project service-hall').waitFor()
  await page.getByRole('dialog').locator('pre').getByText(/volumes\?sort=-createdAt&phase=Ready&limit=200'/).waitFor()
})
await scene('a deployment is changed with the form it was made with', async (page) => {
  const stack = world.of('Stack').find((s) => s.metadata.name === 'mingcheng-hall')
  await page.goto(url(`/projects/${project}/stacks/${stack.metadata.id}`))
  await page.getByRole('button', { name: 'Change' }).click()
  await page.waitForSelector('.waves .part')
  assert.equal(await page.inputValue('#f-cidr'), '10.20.0.0/24')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('tab', { name: 'Activity' }).click()
  await page.getByText('Change Deployment mingcheng-hall').first().waitFor()
})
await scene('a security group says what its rules mean while they are written, and warns', async (page) => {
  await page.goto(url(`/projects/${project}/security-groups/new`))
  await page.getByText('Nobody can reach anything in this group.').waitFor()
  await page.getByRole('button', { name: 'Add' }).last().click()
  await page.getByText('This opens nearly everything to everybody.').waitFor()
  await page.locator('.item .el-radio-button', { hasText: 'TCP' }).click()
  await page.fill('#f-rules-0-ports', '6379')
  await page.getByText('Anybody on the internet may reach TCP 6379 of everything in this group.').waitFor()
  await page.getByText('Redis (6379)').waitFor()
  await page.fill('#f-rules-0-cidr', '10.0.0.0/8')
  await page.getByText('10.0.0.0/8 may reach TCP 6379 of everything in this group.').waitFor()
  assert.equal(await page.getByText('Redis (6379)').count(), 0)
})
await scene('signing out ends at the sign-in page', async (page) => {
  await page.goto(url(`/projects/${project}`))
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/\/login$/)
})
await scene('whoever is not signed in is sent to sign in, without an error', async (page) => {
  const said = []
  page.on('console', (m) => m.type() === 'error' && said.push(m.text()))
  await page.goto(url(`/projects/${project}/volumes`))
  await page.waitForURL(/\/login\?continue=%2Fprojects%2F/)
  assert.deepEqual(said, [])
}, 'Nobody')

await browser.close()
await fixture.close()
process.exit(failed === 0 ? 0 : 1)
