// Where a tenant uses another one's ids, every page is to the letter what it is with ids that never existed.
import assert from 'node:assert/strict'
import { PORTAL } from '../walk.mjs'

const KINDS = ['instances', 'volumes', 'vpcs', 'subnets', 'ports', 'security-groups', 'floating-ips', 'load-balancers', 'service-instances', 'applications', 'stacks']
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export default async function nowhere(walk) {
  const owner = await walk.person('owner')
  const theirs = await idsOf(owner)
  const stranger = await walk.person('stranger')
  const me = await stranger.enter('park-member')
  for (const status of [403, 404, 409]) stranger.expect(status)
  const never = Object.fromEntries(Object.keys(theirs).map((kind, n) => [kind, `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`]))
  const own = { project: me.projects[0].id, tenant: me.tenant.id }
  const beside = await stranger.context.newPage()
  for (const [index, path] of paths(theirs, own).entries()) {
    const [there, nothing] = await Promise.all([seen(stranger, path, stranger.page), seen(stranger, paths(never, own)[index], beside)])
    if (index % 8 === 0) await stranger.stop(`${index}-there`)
    assert.deepEqual(there, nothing, path)
    assert.match(there.text, /\S/, path)
  }
}

/** One of everything that the bureau has. */
async function idsOf(owner) {
  const me = await owner.enter('gov-admin')
  const project = me.projects[0].id
  const first = async (path) => (await owner.get(path)).items[0].metadata.id
  const ids = { project, tenant: me.tenant.id, users: await first(`/tenants/${me.tenant.id}/users`) }
  for (const kind of KINDS) ids[kind] = await first(`/projects/${project}/${kind}`)
  return ids
}

/** With their ids in their place, and in one's own. */
function paths(ids, own) {
  const instance = `/projects/${own.project}/instances/${ids.instances}`
  return [
    ...KINDS.map((kind) => `/projects/${own.project}/${kind}/${ids[kind]}`),
    `${instance}/console`,
    `${instance}/edit`,
    `${instance}?tab=serial`,
    `/tenants/${own.tenant}/users/${ids.users}`,
    `/projects/${ids.project}`,
    `/projects/${ids.project}/instances`,
    `/projects/${ids.project}/instances/${ids.instances}`,
    `/projects/${ids.project}/stacks/${ids.stacks}`,
    `/projects/${ids.project}/instances/new`,
    `/projects/${ids.project}/templates/egov-service-hall`,
    `/projects/${ids.project}/quota`,
    `/projects/${ids.project}/tasks`,
    `/tenants/${ids.tenant}/users`,
    `/tenants/${ids.tenant}/users/${ids.users}`,
    `/tenants/${ids.tenant}/projects/${ids.project}`,
  ]
}

/** What a person reads, and what the platform answered, without the ids themselves. */
async function seen(person, path, page) {
  const answers = new Set()
  const hear = (r) => r.url().includes('/api/') && answers.add(`${r.status()} ${new URL(r.url()).pathname.replace(ID, 'ID')}`)
  page.on('response', hear)
  await person.go(`${PORTAL}${path}`, page)
  await page.waitForFunction(() => document.querySelector('main h1, main .note, main .empty') && !document.querySelector('main .bone'))
  await quiet(page)
  page.off('response', hear)
  const text = await page.evaluate(() => `${document.title}\n${document.querySelector('main').innerText}`)
  const plain = text.replace(ID, 'ID').replace(/[0-9a-f]{16,32}/g, 'REQUEST').replace(/\d+ (秒|分钟)前|刚刚/g, 'AGO')
  return { text: plain, answers: [...answers].sort() }
}

/** The page has asked all that it wants to know: its text is the same when nothing has been on its way for a moment. */
async function quiet(page) {
  await page.evaluate(
    () =>
      new Promise((done) => {
        let timer = setTimeout(done, 400)
        new PerformanceObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(done, 400)
        }).observe({ type: 'resource' })
      }),
  )
}
