// Each of the first users signs in, gets their own overview, is offered what they may do and nothing else, and signs out.
import assert from 'node:assert/strict'
import { PORTAL } from '../walk.mjs'

const PROJECT = ['总览', '行业模板', '部署', '计算', '网络', '存储', '数据库与应用', '流水线', '运维', '组织', '账单', '配额与用量', '任务']
const ROLES = {
  'gov-admin': { heading: '政务服务大厅', sections: [...PROJECT, '审计'], makes: ['users'] },
  'gov-member': { heading: '政务服务大厅', sections: PROJECT, makes: [] },
  'park-admin': { heading: '园区公共服务', sections: [...PROJECT, '审计'], makes: ['users'] },
  'park-member': { heading: '园区公共服务', sections: PROJECT, makes: [] },
  sysadmin: { heading: '平台', sections: ['总览', '计算', '运维', '组织', '账单'], makes: ['flavors'] },
  secadmin: { heading: '平台', sections: ['总览', '计算', '组织', '账单'], makes: ['users'] },
  auditadmin: { heading: '平台', sections: ['总览', '计算', '组织', '账单', '审计'], makes: [] },
}

export default async function roles(walk) {
  await Promise.all(Object.entries(ROLES).map(([user, role]) => visit(walk, user, role)))
}

async function visit(walk, user, role) {
  const person = await walk.person(user)
  const { page } = person
  const me = await person.enter(user)
  await page.getByRole('heading', { level: 1, name: role.heading, exact: true }).waitFor()
  assert.equal(await page.locator('header [role=status]').count(), /secadmin|auditadmin/.test(user) ? 0 : 1, 'a stream of events')
  await person.stop('1-overview')
  const offered = await page.locator('nav.side .sections > li > .entry').allInnerTexts()
  assert.deepEqual(offered.map((s) => s.trim()), role.sections, `what ${user} is offered`)
  for (const [plural, path] of [['users', `/tenants/${me.tenant.id}/users`], ['flavors', '/platform/flavors']]) {
    await person.go(`${PORTAL}${path}`)
    await page.locator('td.name').first().waitFor()
    const make = await page.getByRole('button', { name: '创建', exact: true }).count()
    assert.equal(make > 0, role.makes.includes(plural), `${user} may make ${plural}`)
  }
  await person.stop('2-list')
  await signOut(person, me)
}

/** Signed out is signed out: the page asks who it is, and so does the platform. */
async function signOut(person, me) {
  const { page } = person
  await page.getByRole('button', { name: `我的账号: ${me.displayName}` }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.waitForURL(/\/login$/)
  assert.equal((await person.get('/sessions/current')).signedIn, false)
  await person.go(`${PORTAL}/tenants/${me.tenant.id}/users`)
  await page.waitForURL(/\/login\?continue=/)
}
