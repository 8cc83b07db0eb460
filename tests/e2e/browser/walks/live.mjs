// What is done in one tab, or by the command line, is seen in the others without a reload.
import assert from 'node:assert/strict'
import { parkcloud, signIn } from '../commands.mjs'
import { PORTAL } from '../walk.mjs'

const GROUP = 'walk-rules'
const COMMANDED = 'walk-commanded'

export default async function live(walk) {
  const [one, other] = await Promise.all([walk.person('one'), walk.person('other'), signIn('gov-member')])
  const project = (await one.enter('gov-member')).projects[0].id
  await other.enter('gov-member')
  for (const tab of [one, other]) tab.expect(404, '/security-groups/') // asked for once more after it was removed
  const groups = `${PORTAL}/projects/${project}/security-groups`
  await one.go(groups)
  await one.page.getByRole('link', { name: 'hall-front-rules', exact: true }).waitFor()
  await one.page.evaluate(() => (window.never = 'loaded anew'))
  await made(one, other, groups)
  await labelled(one, other)
  await removed(one, other)
  await commanded(one, other, groups)
  assert.equal(await one.page.evaluate(() => window.never), 'loaded anew', 'the page is still the first')
}

async function made(one, other, groups) {
  await other.go(`${groups}/new`)
  await other.page.fill('#f-name', GROUP)
  await other.page.getByRole('button', { name: '创建', exact: true }).click()
  await other.page.getByRole('heading', { name: GROUP, exact: true }).waitFor()
  await rowOf(one, GROUP).locator('.state.ready').waitFor()
  await one.stop('1-made')
}

/** Seen on the page of the thing itself. */
async function labelled(one, other) {
  await one.page.getByRole('link', { name: GROUP, exact: true }).click()
  await one.page.getByRole('heading', { name: GROUP, exact: true }).waitFor()
  await other.page.getByRole('button', { name: '修改', exact: true }).click()
  await other.page.getByRole('button', { name: '添加 标签' }).click()
  await other.page.getByLabel('标签 1 名称').fill('walk')
  await other.page.getByLabel('标签 1 值').fill('seen')
  await other.page.getByRole('button', { name: '保存', exact: true }).click()
  await one.page.locator('code.label', { hasText: 'walk=seen' }).waitFor()
  await one.stop('2-labelled')
}

async function removed(one, other) {
  await other.page.getByRole('heading', { name: GROUP, exact: true }).waitFor()
  await other.page.locator('.does .el-button--danger').click()
  await other.page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await Promise.all([one, other].map((p) => p.page.getByText('该对象已删除。').waitFor()))
  await one.stop('3-removed')
  await one.page.getByRole('link', { name: '返回列表' }).click()
  await one.page.getByRole('link', { name: 'hall-front-rules', exact: true }).waitFor()
  assert.equal(await rowOf(one, GROUP).count(), 0)
}

async function commanded(one, other, groups) {
  await other.go(groups)
  await other.page.getByRole('link', { name: 'hall-front-rules', exact: true }).waitFor()
  await apply(COMMANDED)
  await Promise.all([one, other].map((p) => rowOf(p, COMMANDED).locator('.state.ready').waitFor()))
  await one.stop('4-commanded')
  await parkcloud('', 'delete', 'security-group', COMMANDED, '--yes')
  await Promise.all([one, other].map((p) => rowOf(p, COMMANDED).waitFor({ state: 'detached' })))
}

export function apply(name) {
  return parkcloud(`kind: SecurityGroup\nname: ${name}\nspec:\n  rules: []\n`, 'apply', '-f', '-')
}

export function rowOf(person, name) {
  return person.page.locator('tr', { has: person.page.getByRole('link', { name, exact: true }) })
}
