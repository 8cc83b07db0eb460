// A member looks around in the portal, in both languages; what is wrong in a form is refused at its field, and nothing is made.
import assert from 'node:assert/strict'
import { HALL, PORTAL } from '../walk.mjs'

const LANGUAGES = { 'zh-CN': { attention: '待处理', vpc: '私有网络' }, en: { attention: 'Needs you', vpc: 'VPC' } }

export default async function tour(walk) {
  await Promise.all(Object.entries(LANGUAGES).map(([locale, words]) => look(walk, locale, words)))
}

async function look(walk, locale, words) {
  const member = await walk.person(locale, { locale })
  const { page } = member
  await member.go(PORTAL)
  await page.waitForURL(/\/login/)
  await member.stop('1-sign-in')
  const { projects } = await member.enter('gov-member')
  const project = projects[0].id
  await page.getByText(words.attention).first().waitFor()
  await member.stop('2-overview')
  const list = async (plural) => (await member.get(`/projects/${project}/${plural}`)).items
  const open = async (plural, name) => {
    const found = (await list(plural)).find((r) => r.metadata.name === name)
    assert.ok(found, `${plural}/${name}`)
    await member.go(`${PORTAL}/projects/${project}/${plural}/${found.metadata.id}`)
    await page.getByRole('heading', { name, exact: true }).waitFor()
  }
  await open('stacks', 'hall')
  await page.getByRole('link', { name: `${HALL}/`, exact: true }).first().waitFor()
  await member.stop('3-stack')
  await member.go(`${PORTAL}/projects/${project}/instances`)
  await page.getByRole('link', { name: 'hall-front', exact: true }).waitFor()
  await member.stop('4-list')
  await open('instances', 'hall-front')
  await member.stop('5-detail')
  await open('service-instances', 'hall-database')
  await member.stop('6-service')
  await refused(member, project, words)
  assert.equal((await list('subnets')).length, 1, 'what was refused was not made')
  await member.go(`${PORTAL}/projects/${project}/quota`)
  await page.waitForSelector('main h1')
  await member.stop('8-quota')
}

async function refused(member, project, words) {
  const { page } = member
  await member.go(`${PORTAL}/projects/${project}/subnets/new`)
  await page.fill('#f-name', 'office')
  await page.getByRole('combobox', { name: words.vpc }).click({ force: true })
  await page.getByRole('option', { name: /hall-net/ }).click()
  await page.fill('#f-cidr', '10.60.0.7/24')
  for (const status of [400, 409, 422]) member.expect(status, '/subnets')
  await page.locator('button[type=submit]').click()
  await page.locator('#f-cidr-error').waitFor()
  await member.stop('7-refused')
}
