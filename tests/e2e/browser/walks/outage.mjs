// The platform is killed under an open page: the page says so, comes back by itself, and goes on to show what happens.
import assert from 'node:assert/strict'
import { killPlatform, parkcloud, platformPid, signIn } from '../commands.mjs'
import { PORTAL } from '../walk.mjs'
import { apply, rowOf } from './live.mjs'

const NAME = 'walk-after'

export default async function outage(walk) {
  const member = await walk.person('member')
  const { page } = member
  await signIn('gov-member')
  const project = (await member.enter('gov-member')).projects[0].id
  await member.go(`${PORTAL}/projects/${project}/security-groups`)
  await page.getByRole('link', { name: 'hall-front-rules', exact: true }).waitFor()
  await page.locator('.stream.live').waitFor()
  await page.evaluate(() => (window.never = 'loaded anew'))
  for (const status of [0, 502, 503]) member.expect(status, '/api/')
  member.expect(404, '/security-groups/')
  const killed = await killPlatform()
  await page.getByText('实时连接已中断').waitFor()
  await member.stop('1-away')
  await page.getByText('已重新连接').waitFor({ timeout: 120_000 })
  await page.locator('.stream.live').waitFor()
  assert.notEqual(await platformPid(), killed)
  await member.stop('2-back')
  await apply(NAME)
  await rowOf(member, NAME).locator('.state.ready').waitFor()
  await member.stop('3-seen')
  await parkcloud('', 'delete', 'security-group', NAME, '--yes')
  await rowOf(member, NAME).waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => window.never), 'loaded anew', 'the page is still the first')
}
