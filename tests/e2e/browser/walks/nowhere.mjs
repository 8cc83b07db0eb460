// Where a tenant uses another one's ids, every page is to the letter what it is with ids that never existed.
import assert from 'node:assert/strict'
import { PORTAL } from '../walk.mjs'

const KINDS = ['instances', 'volumes', 'subnets', 'security-groups', 'floating-ips', 'service-instances', 'stacks']
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** @param place whose projects the ids are looked for in: one's `own` or `theirs` */
export default async function nowhere(walk, place) {
  const owner = await walk.person('owner')
  owner.expect(404, '/security-groups/') // another walk removes one, and the owner's page asks for it once more
  const theirs = await idsOf(owner)
  const stranger = await walk.person('stranger')
  const me = await stranger.enter('park-member')
  for (const status of [403, 404, 409]) stranger.expect(status)
  const never = Object.fromEntries(Object.keys(theirs).map((kind, n) => [kind, `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`]))
  const own = { project: me.projects[0].id, tenant: me.tenant.id }
  const beside = await stranger.context.newPage()
  for (const [index, path] of paths(theirs, own)[place].entries()) {
    const [there, nothing] = await Promise.all([seen(stranger, path, stranger.page), seen(stranger, paths(never, own)[place][index], beside)])
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

function paths(ids, own) {
  const instance = `/projects/${own.project}/instances/${ids.instances}`
  const kinds = KINDS.map((kind) => `/projects/${own.project}/${kind}/${ids[kind]}`)
  const theirs = [
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
  return { own: [...kinds, `${instance}/console`, `${instance}/edit`, `${instance}?tab=serial`, `/tenants/${own.tenant}/users/${ids.users}`], theirs }
}

/** What a person reads, and what the platform answered, without the ids themselves. */
async function seen(person, path, page) {
  const traffic = listen(page)
  await person.go(`${PORTAL}${path}`, page)
  const answers = await traffic.whenQuiet()
  const text = await page.evaluate(() => `${document.title}\n${document.querySelector('main').innerText}`)
  return { text: text.replace(ID, 'ID').replace(/\d+ ?(秒|分钟)前|现在/g, 'AGO'), answers }
}

/** It says something, nothing stands for what is still to come, and no form is about to ask. */
function complete() {
  const said = [...document.querySelectorAll('main h1, main .note, main .empty')].some((e) => e.textContent.trim() !== '')
  return said && document.querySelector('main .bone, main [aria-busy=true]') === null
}

/** Hears what a page asks, but for the events, which never end; it has asked all when it is complete and has been quiet for a while. */
function listen(page) {
  const open = new Set()
  const answers = new Set()
  let last = Date.now()
  const asked = (r) => r.resourceType() !== 'eventsource' && open.add(r)
  const ended = (r) => open.delete(r) && (last = Date.now())
  const answered = (r) => r.url().includes('/api/') && answers.add(`${r.status()} ${new URL(r.url()).pathname.replace(ID, 'ID')}`)
  const ears = { request: asked, requestfinished: ended, requestfailed: ended, response: answered }
  Object.entries(ears).forEach(([event, ear]) => page.on(event, ear))
  const whenQuiet = async () => {
    do {
      await page.waitForTimeout(50)
      await page.waitForFunction(complete)
    } while (open.size > 0 || Date.now() - last < 800)
    Object.entries(ears).forEach(([event, ear]) => page.off(event, ear))
    return [...answers].sort()
  }
  return { whenQuiet }
}
