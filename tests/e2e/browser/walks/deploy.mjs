// A member orders a second hall from its template, watches it come up without touching the page, visits it, and removes it.
import assert from 'node:assert/strict'
import { PORTAL } from '../walk.mjs'

const NAME = 'walk-hall'
const TITLE = '滨海产业园办事大厅'
const MINUTES = 60_000

export default async function deploy(walk) {
  const member = await walk.person('member')
  const { page } = member
  const project = (await member.enter('park-member')).projects[0].id
  await order(member, project)
  await page.evaluate(watchParts)
  await member.stop('3-begun')
  await page.locator('.summary .state.ready').waitFor({ timeout: 5 * MINUTES })
  const seen = await page.evaluate(() => window.partsSeen)
  assert.ok(new Set(seen).size > 3, `the parts become ready one after the other, seen without a reload: ${seen}`)
  await member.stop('4-ready')
  await visit(member)
  await remove(member, project)
}

async function order(member, project) {
  const { page } = member
  await member.go(`${PORTAL}/projects/${project}/templates`)
  await page.getByRole('button', { name: '部署：政务服务大厅' }).click()
  await page.locator('.waves .part').first().waitFor()
  await page.fill('#f-name', NAME)
  await page.fill('#f-title', TITLE)
  await page.fill('#f-network', '10.300')
  await page.locator('#f-network-error').getByText('格式不对，应形如 10.60。').waitFor() // nobody has pressed anything
  await member.stop('1-refused')
  await page.fill('#f-network', '10.66')
  await page.locator('#f-network-error').waitFor({ state: 'detached' })
  await page.getByText(/¥\s?[\d.,]+/).first().waitFor()
  await page.getByText('占用配额').waitFor()
  const planned = await page.locator('.waves .part').count()
  await member.stop('2-plan')
  await page.getByRole('button', { name: '部署', exact: true }).click()
  await page.getByRole('heading', { name: NAME, exact: true }).waitFor()
  await page.locator(`[role=progressbar][aria-valuemax="${planned}"]`).waitFor() // what was planned is made
}

/** Notes how many parts are ready whenever the page says something else. A reload would lose the notes. */
function watchParts() {
  const bar = document.querySelector('[role=progressbar]')
  window.partsSeen = []
  const note = () => window.partsSeen.push(bar.getAttribute('aria-valuenow'))
  new MutationObserver(note).observe(bar, { attributes: true, attributeFilter: ['aria-valuenow'] })
  note()
}

async function visit(member) {
  const link = member.page.getByRole('link', { name: /^http:\/\/[\d.]+\/$/ }).first()
  const [hall] = await Promise.all([member.context.waitForEvent('page'), link.click()])
  await hall.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await member.stop('5-visited', hall)
  await hall.close()
}

async function remove(member, project) {
  const { page } = member
  member.expect(404, `/projects/${project}/`) // what is followed may be asked for once more after it was removed
  await page.locator('.does .el-button--danger').click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: '删除', exact: true })
  await dialog.getByText(`${NAME}-database`).last().waitFor()
  assert.equal(await confirm.isDisabled(), true, 'data is not lost by one press')
  await page.fill('#confirm-name', NAME)
  await member.stop('6-consequences')
  await confirm.click()
  await page.getByText('该对象已删除。').waitFor({ timeout: 2 * MINUTES })
  await member.stop('7-gone')
  const left = await member.get(`/projects/${project}/instances`)
  assert.deepEqual(left.items.filter((i) => i.metadata.name.startsWith(NAME)), [])
}
