// Opens every page in a real browser against the fixture server: pictures, console errors, accessibility.
// usage: node scripts/look.mjs [folder] [only…]   e.g. node scripts/look.mjs target/look stack
import { startFixture } from '../fixture/server.mjs'
import { launch, LOOKS, person, picture } from './picture.mjs'

const [folder = 'target/look', ...only] = process.argv.slice(2)

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
  'console-alone': { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}/console?alone=1`, screen: 'window', does: pasteDialog },
  'console-off': { path: `${at}/instances/${named('Instance', 'batch-night')}/console`, refused: true },
  serial: { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}?tab=serial`, does: (p) => p.waitForSelector('pre.text') },
  related: { path: `${at}/subnets/${named('Subnet', 'mingcheng-hall-subnet')}?tab=related` },
  group: { path: `${at}/security-groups/${named('SecurityGroup', 'mingcheng-hall-group-web')}` },
  'create-instance': { path: `${at}/instances/new` },
  'create-balancer': { path: `${at}/load-balancers/new`, does: (p) => p.click('.group .el-button:has(.el-icon)') },
  'create-wrong': { path: `${at}/vpcs/new`, does: wrongVpc },
  'edit-group': { path: `${at}/security-groups/${named('SecurityGroup', 'mingcheng-hall-group-web')}/edit` },
  'create-group': { path: `${at}/security-groups/new`, does: riskyGroup },
  pipeline: { path: `${at}/pipelines/${named('Pipeline', 'service-hall')}` },
  'pipeline-new': { path: `${at}/pipelines/${named('Pipeline', 'new-form')}` },
  run: { path: `${at}/pipeline-runs/${named('PipelineRun', 'service-hall-12')}`, does: (p) => p.waitForSelector('.log pre') },
  'run-waits': { path: `${at}/pipeline-runs/${named('PipelineRun', 'service-hall-11')}` },
  runs: { path: `${at}/pipeline-runs` },
  images: { path: `${at}/image-repositories/${named('ImageRepository', 'service-hall')}` },
  repository: { path: `${at}/git-repositories/${named('GitRepository', 'service-hall')}` },
  'repository-empty': { path: `${at}/git-repositories/${named('GitRepository', 'new-form')}` },
  templates: { path: `${at}/templates` },
  deploy: { path: `${at}/templates/egov-service-hall`, does: (p) => p.waitForSelector('.waves .part') },
  stack: { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}` },
  'stack-topology': { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}?tab=topology`, does: (p) => p.waitForSelector('.node') },
  'vpc-topology': { path: `${at}/vpcs/${named('Vpc', 'mingcheng-hall-vpc')}?tab=topology`, does: (p) => p.waitForSelector('.node') },
  'topology-list': { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}?tab=topology`, does: (p) => p.locator('.el-radio-button').nth(1).click() },
  'stack-delete': { path: `${at}/stacks/${named('Stack', 'mingcheng-hall')}`, does: deleteDialog },
  board: { path: `${at}/quota`, does: (p) => p.locator('.chart canvas').scrollIntoViewIfNeeded() },
  metrics: { path: `${at}/metrics`, does: charts },
  'metrics-empty': { path: `/projects/${world.other.metadata.id}/metrics`, does: (p) => p.waitForSelector('.empty') },
  'metrics-instance': { path: `${at}/instances/${named('Instance', 'mingcheng-hall-web')}?tab=metrics`, does: charts },
  'metrics-platform': { path: '/metrics', role: 'SystemAdmin', does: charts },
  incidents: { path: `${at}/incidents` },
  incident: { path: `${at}/incidents/${named('Incident', 'incident-3f9c2b71aa')}` },
  'alarm-rules': { path: `${at}/alarm-rules` },
  'alarm-rule': { path: `${at}/alarm-rules/${named('AlarmRule', 'memory-nearly-full')}` },
  'create-alarm-rule': { path: `${at}/alarm-rules/new` },
  'create-channel': { path: `${at}/notification-channels/new` },
  silences: { path: `${at}/silences` },
  tasks: { path: `${at}/tasks` },
  account: { path: '/account', does: addKey },
  'account-empty': { path: '/account' },
  audit: { path: '/audit' },
  members: { path: `/tenants/${tenant}/users` },
  'list-api': { path: `${at}/instances`, does: (p) => p.locator('.tools .row .el-button', { hasText: 'API' }).click() },
  'deed': { path: `${at}/volumes/new`, does: deed },
  palette: { path: at, does: palette },
  tray: { path: at, does: tray },
  forbidden: { path: '/audit', role: 'Member', refused: true },
  views: { path: `${at}/instances`, does: (p) => p.locator('.tools .row .el-button').first().click() },
  columns: { path: `${at}/instances`, does: (p) => p.locator('.tools .row .el-button').nth(1).click() },
  projects: { path: at, does: (p) => p.locator('header button.project').click() },
  nowhere: { path: `${at}/instances/00000000-0000-7000-8000-000000000000`, refused: true },
  hosts: { path: '/platform/hosts', role: 'SystemAdmin' },
  platform: { path: '/', role: 'SystemAdmin' },
  narrow: { path: `${at}/instances`, screen: 'narrow' },
  'deploy-live': { path: `${at}/templates/egov-service-hall`, does: deployLive },
}

async function charts(page) {
  await page.waitForSelector('.chart .u-legend')
}
async function addKey(page) {
  await page.fill('#key-line', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJc1Zt6q3m5uQ0c2b5c9e8bq office computer')
  await page.locator('#key-line').blur()
  await page.locator('form button[type=submit]').first().click()
  await page.waitForSelector('table.grid td')
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

const browser = await launch()
let faults = 0
for (const look of LOOKS) {
  for (const [name, { path, role = 'OrganisationAdmin', refused, ...own }] of Object.entries(PAGES)) {
    if ((only.length > 0 && !only.includes(name)) || (own.screen && look.screen)) continue
    const cookies = [{ name: 'fixture-role', value: role, url: fixture.origin }]
    const expected = refused ? /40[349]/ : name === 'create-wrong' ? /400/ : null
    const context = await person(browser, { ...look, ...own, cookies })
    const found = await picture(await context.newPage(), { ...look, does: own.does, folder, name, url: `${fixture.origin}${path}`, expected })
    await context.close()
    faults += found.length
    found.forEach((f) => console.log(f))
  }
}
await browser.close()
await fixture.close()
console.log(faults === 0 ? 'nothing to mend' : `${faults} things to mend`)
process.exit(faults === 0 ? 0 : 1)
