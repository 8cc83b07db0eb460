// Opens every page in a real browser against the fixture server: pictures, console errors, accessibility.
// usage: node scripts/look.mjs [folder] [only…]   e.g. node scripts/look.mjs target/look stack
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { startFixture } from '../fixture/server.mjs'

const require = createRequire(import.meta.url)
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const [folder = 'target/look', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const fixture = await startFixture({ pace: 250 })
const world = fixture.world
const project = world.project.metadata.id
const tenant = world.tenant.metadata.id
const named = (kind, name) => world.of(kind).find((r) => r.metadata.name === name).metadata.id
const at = `/projects/${project}`
const PAGES = {
  overview: { path: at },
  instances: { path: `${at}/instances` },
  ports: { path: `${at}/ports` },
  empty: { path: `${at}/key-pairs?name=none` },
  'empty-applications': { path: `/projects/${world.other.metadata.id}/applications` },
  unknown: { path: `${at}/placement-groups` },
  'unknown-detail': { path: `${at}/placement-groups/${named('PlacementGroup', 'web-apart')}` },
  instance: { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}` },
  'instance-failed': { path: `${at}/instances/${named('Instance', 'gpu-trial')}` },
  'instance-api': { path: `${at}/instances/${named('Instance', 'report-worker')}?tab=api` },
  console: { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}/console`, does: (p) => p.waitForSelector('.stage.live') },
  'console-alone': { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}/console?alone=1`, size: { width: 1080, height: 860 }, does: pasteDialog },
  'console-off': { path: `${at}/instances/${named('Instance', 'batch-night')}/console`, refused: true },
  serial: { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}?tab=serial`, does: (p) => p.waitForSelector('pre.text') },
  related: { path: `${at}/subnets/${named('Subnet', 'mingcheng-hall-subnet')}?tab=related` },
  group: { path: `${at}/security-groups/${named('SecurityGroup', 'mingcheng-hall-group-web')}` },
  'create-instance': { path: `${at}/instances/new` },
  'create-balancer': { path: `${at}/load-balancers/new`, does: (p) => p.click('.group .el-button:has(.el-icon)') },
  'create-wrong': { path: `${at}/vpcs/new`, does: wrongVpc },
  'edit-group': { path: `${at}/security-groups/${named('SecurityGroup', 'mingcheng-hall-group-web')}/edit` },
  'create-group': { path: `${at}/security-groups/new`, does: riskyGroup },
  templates: { path: `${at}/templates` },
  deploy: { path: `${at}/templates/egov-service-hall`, does: (p) => p.waitForSelector('.waves .part') },
  stack: { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}` },
  'stack-topology': { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}?tab=topology`, does: (p) => p.waitForSelector('.node') },
  'vpc-topology': { path: `${at}/vpcs/${named('Vpc', 'mingcheng-hall-vpc')}?tab=topology`, does: (p) => p.waitForSelector('.node') },
  'topology-list': { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}?tab=topology`, does: (p) => p.locator('.el-radio-button').nth(1).click() },
  'stack-delete': { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}`, does: deleteDialog },
  board: { path: `${at}/quota`, does: (p) => p.waitForSelector('.chart svg') },
  tasks: { path: `${at}/tasks` },
  audit: { path: '/audit' },
  members: { path: `/tenants/${tenant}/users` },
  'list-api': { path: `${at}/instances`, does: (p) => p.locator('.tools .row .el-button', { hasText: 'API' }).click() },
  'deed': { path: `${at}/volumes/new`, does: deed },
  palette: { path: at, does: palette },
  tray: { path: at, does: tray },
  nowhere: { path: `${at}/instances/00000000-0000-7000-8000-000000000000`, refused: true },
  hosts: { path: '/platform/hosts', role: 'SystemAdmin' },
  platform: { path: '/', role: 'SystemAdmin' },
  narrow: { path: `${at}/instances`, size: { width: 700, height: 768 } },
  'deploy-live': { path: `${at}/templates/egov-service-hall`, does: deployLive },
}

async function wrongVpc(page) {
  await page.fill('#f-name', 'Wrong Name')
  await page.fill('#f-cidr', '10.0.0.0')
  await page.click('button[type=submit]')
  await page.waitForSelector('.fix')
}
async function pasteDialog(page) {
  await page.waitForSelector('.stage.live')
  await page.locator('.bar .el-button:not(.is-disabled)').nth(1).click()
  await page.fill('#paste-text', 'systemctl status nginx\n中')
}
async function riskyGroup(page) {
  await page.click('.list > .el-button')
  await page.locator('.item .el-radio-button', { hasText: 'TCP' }).click()
  await page.fill('#f-rules-0-ports', '22')
}
let volumes = 0
async function deed(page) {
  await page.fill('#f-name', `scratch-${++volumes}`)
  await page.fill('#f-sizeGiB', '3')
  await page.locator('button[type=submit]').click()
  await page.locator('.notice-link').click()
  await page.waitForSelector('.el-dialog .code')
}
async function deleteDialog(page) {
  await page.click('.does .el-button--danger')
  await page.waitForSelector('#confirm-name')
}
async function palette(page) {
  await page.keyboard.press('Control+k')
  await page.fill('.palette input', 'hall')
  await page.waitForTimeout(600)
}
async function tray(page) {
  await page.click('header .tool:has(.icon)')
  await page.waitForSelector('.tray')
}
let hallNumber = 0
async function deployLive(page) {
  await page.waitForSelector('.waves .part')
  await page.fill('#f-name', `hall-${++hallNumber}`)
  await page.click('button[type=submit]')
  await page.waitForSelector('.summary .now')
  await page.waitForTimeout(1_900)
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
let faults = 0

/** One page as one person sees it. @returns what is to be mended */
async function picture(name, look, language, theme) {
  const context = await browser.newContext({ viewport: look.size ?? { width: 1366, height: 768 }, locale: language, reducedMotion: 'reduce' })
  await context.addInitScript(([l, th]) => {
    localStorage.setItem('pc.language', l)
    localStorage.setItem('pc.theme', th)
  }, [language, theme])
  await context.addCookies([{ name: 'fixture-role', value: look.role ?? 'OrganisationAdmin', url: fixture.origin }])
  const page = await context.newPage()
  const said = []
  const found = []
  page.on('console', (m) => (m.type() === 'error' || m.type() === 'warning') && said.push(m.text()))
  page.on('pageerror', (e) => said.push(String(e)))
  try {
    await page.goto(`${fixture.origin}${look.path}`)
    await page.waitForSelector('main h1, main .empty')
    await page.waitForTimeout(500)
    await look.does?.(page)
    await page.waitForTimeout(250)
    await page.screenshot({ path: `${folder}/${name}-${language}-${theme}.png` })
    await page.addScriptTag({ content: AXE })
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
    for (const v of result.violations.filter((x) => x.impact === 'serious' || x.impact === 'critical')) {
      found.push(`AXE ${name} ${language} ${theme}: ${v.id} (${v.impact}) ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any[0]?.message ?? ''}`).join(' | ')}`)
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) {
      found.push(`WIDE ${name} ${language} ${theme}: by ${wide} px`)
    }
  } catch (e) {
    found.push(`BROKEN ${name} ${language} ${theme}: ${String(e).split('\n')[0]}`)
    await page.screenshot({ path: `${folder}/${name}-${language}-${theme}.png` }).catch(() => undefined)
  }
  for (const text of said.filter((s) => !(look.refused && /40[349]/.test(s)) && !(name === 'create-wrong' && /400/.test(s)))) {
    found.push(`CONSOLE ${name} ${language} ${theme}: ${text.slice(0, 300)}`)
  }
  await context.close()
  return found
}

const looks = [
  ['zh-CN', 'light'],
  ['en', 'light'],
  ['zh-CN', 'dark'],
  ['en', 'dark'],
]
for (const [language, theme] of looks) {
  if (process.env.LOOK && process.env.LOOK !== `${language}-${theme}`) continue
  for (const [name, look] of Object.entries(PAGES)) {
    if (only.length > 0 && !only.includes(name)) continue
    // Where interfaces come and go, as on a box that runs a cloud, the browser drops what it is loading: then look again.
    let found = await picture(name, look, language, theme)
    for (let again = 0; again < 3 && found.some((f) => f.includes('ERR_NETWORK_CHANGED')); again++) found = await picture(name, look, language, theme)
    faults += found.length
    found.forEach((f) => console.log(f))
  }
}
await browser.close()
await fixture.close()
console.log(faults === 0 ? 'nothing to mend' : `${faults} things to mend`)
process.exit(faults === 0 ? 0 : 1)
