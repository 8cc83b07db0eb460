// Pictures of every page of a running platform, as each of its roles finds them: both languages, both themes, with what is
// there and in an empty project, once on a large screen too; and of the hall. Ends with 1 if axe, console or width complain.
// usage: node scripts/screenshots.mjs FOLDER [only…], with PORTAL (its address) and PASSWORDS (the file of the first ones);
// LOOK=en-dark takes one language and theme only
import { readFileSync } from 'node:fs'
import { hallPictures } from './hall.mjs'
import { launch, LOOKS, person, picture } from './picture.mjs'

const [folder, ...only] = process.argv.slice(2)
const { PORTAL, PASSWORDS } = process.env
if (!folder || !PORTAL || !PASSWORDS) {
  console.error('usage: PORTAL=http://… PASSWORDS=file node scripts/screenshots.mjs FOLDER [only…]')
  process.exit(2)
}
const passwords = new Map(readFileSync(PASSWORDS, 'utf8').split('\n').flatMap((line) => [/^([\w.-]+)[=:\s]+(\S+)$/.exec(line)].filter(Boolean).map((m) => [m[1], m[2]])))
const USERS = ['gov-admin', 'gov-member', 'sysadmin', 'secadmin', 'auditadmin'].filter((user) => passwords.has(user))
const EMPTY = 'screenshots-empty'
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}/g
const browser = await launch()
const faults = []
/** What somebody has seen already looks the same to the next one, but for the page that they begin with. */
const taken = new Set()

/** A visit for looking around: nothing of it is in a picture. */
async function visit(cookies, run) {
  const context = await person(browser, { language: 'zh-CN', theme: 'light', cookies })
  try {
    return await run(await context.newPage(), context)
  } finally {
    await context.close()
  }
}

function signIn(user) {
  return visit([], async (page, context) => {
    await page.goto(`${PORTAL}/login`)
    await page.fill('#username', user)
    await page.fill('#password', passwords.get(user))
    await page.locator('form button[type=submit]').last().click()
    await page.waitForURL((url) => url.pathname !== '/login')
    return context.cookies()
  })
}

async function hrefs(page, selector) {
  return page.locator(selector).evaluateAll((links) => links.map((a) => a.getAttribute('href')))
}
async function settled(page, path) {
  await page.goto(`${PORTAL}${path}`)
  await page.waitForSelector('main h1, main .empty')
  await page.waitForTimeout(600)
}

/** All that a person is led to: by the navigation, from lists to the first of them, from there to its tabs. */
function pagesOf(cookies) {
  return visit(cookies, async (page) => {
    await settled(page, '/')
    const closed = page.locator('nav.side button[aria-expanded=false]')
    while ((await closed.count()) > 0) await closed.first().click()
    const led = await hrefs(page, 'nav.side .sections a')
    // Who has a project begins with its overview.
    const pages = led.some((path) => /^\/projects\/[^/]+$/.test(path)) ? led : ['/', ...led]
    for (const path of pages.filter((p) => !taken.has(p))) {
      await settled(page, path)
      const [first] = await hrefs(page, 'td.name a')
      if (/\/templates$/.test(path)) pages.push(`${path}/${await page.locator('.card code').first().textContent()}`)
      else if ((await page.locator('main .tools').count()) > 0 && (await page.locator('.does .el-button--primary').count()) > 0 && !/\/stacks$/.test(path)) pages.push(`${path}/new`)
      if (first) pages.push(...(await detail(page, first)))
    }
    return [...new Set(pages)]
  })
}

async function detail(page, path) {
  await settled(page, path)
  const tabs = await page.locator('[role=tab]').evaluateAll((all) => all.map((tab) => tab.id.replace(/^tab-/, '')))
  const found = [path, ...tabs.filter((tab) => tab !== 'overview').map((tab) => `${path}?tab=${tab}`)]
  if ((await page.locator('.does .el-button--danger').count()) > 0 && !/\/stacks\//.test(path)) found.push(`${path}/edit`)
  if (/\/instances\//.test(path)) found.push(`${path}/console`)
  return found
}

/** What a page is called in the name of its file: ids say nothing there. */
function nameOf(user, path) {
  const plain = path.replace(/^\/projects\/[^/?]+/, '').replace(/^\/tenants\/[^/?]+/, '/tenant').replace(ID, 'one').replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '')
  return `${user}-${plain || 'home'}`
}

/**
 * Lets `run` take pictures as somebody: in each language and theme they have one page that goes from address to address,
 * and all of these look at the same time. `first` is what somebody does before that; who has a `screen` of their own has no other.
 */
async function as({ first, ...who }, run) {
  const looks = LOOKS.filter((look) => !who.screen || !look.screen)
  const sees = await Promise.all(looks.map(async (look) => ({ ...look, page: await (await person(browser, { ...look, ...who })).newPage() })))
  const take = async (name, path, more) => {
    if (only.length > 0 && !only.some((part) => name.includes(part))) return
    const url = path.startsWith('http') ? path : `${PORTAL}${path}`
    const found = await Promise.all(sees.map(({ page, ...look }) => picture(page, { ...look, folder, name, url, ...more })))
    found.flat().forEach((fault) => console.log(fault))
    faults.push(...found.flat())
    console.log(`taken   ${name}`)
  }
  try {
    for (const { page, language } of sees) await first?.(page, language)
    await run(take)
  } finally {
    await Promise.all(sees.map(({ page }) => page.context().close()))
  }
}

/** Asks the API as the page would: with the session, and with the proof that it is the portal. */
function call(page, method, path, body) {
  return page.evaluate(
    async ([m, p, b]) => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '')
      const headers = { 'X-XSRF-TOKEN': token, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.getRandomValues(new Uint32Array(4)).join('-') }
      const read = async () => {
        const answer = await fetch(`/api/v1${p}`, m === 'GET' ? {} : { method: m, headers: { ...headers, ...(b?.match ? { 'If-Match': b.match } : {}) }, ...(b?.body ? { body: JSON.stringify(b.body) } : {}) })
        return { status: answer.status, etag: answer.headers.get('ETag'), json: await answer.json().catch(() => null) }
      }
      return read()
    },
    [method, path, body],
  )
}

/** An empty project for as long as pictures of it are taken. */
async function emptyProject(cookies, run) {
  const tenant = await visit(cookies, async (page) => {
    await settled(page, '/')
    const own = (await call(page, 'GET', '/me')).json.tenant.id
    await call(page, 'POST', `/tenants/${own}/projects`, { body: { name: EMPTY, spec: { displayName: '空项目 / Empty project' } } })
    return own
  })
  const find = (page) => call(page, 'GET', `/tenants/${tenant}/projects/${EMPTY}`)
  const id = await visit(cookies, async (page) => {
    for (let look = 0; look < 60; look++) {
      await settled(page, '/')
      const found = (await call(page, 'GET', '/me')).json.projects.find((p) => p.name === EMPTY)
      if (found && (await find(page)).json?.status?.phase === 'Ready') return found.id
    }
    return null
  })
  if (id) await run(id)
  else faults.push(`BROKEN the project ${EMPTY} did not become ready`)
  await visit(cookies, async (page) => {
    await settled(page, '/')
    const { etag } = await find(page)
    await call(page, 'DELETE', `/tenants/${tenant}/projects/${EMPTY}`, { match: etag })
  })
}

/** The hall that is deployed, with the passwords that its owner is told: of clerk and administrator. Null where there is none. */
function hall(cookies) {
  return visit(cookies, async (page) => {
    await settled(page, '/')
    const { projects } = (await call(page, 'GET', '/me')).json
    for (const project of projects) {
      const { items = [] } = (await call(page, 'GET', `/projects/${project.id}/stacks`)).json ?? {}
      for (const stack of items.filter((s) => s.spec.template === 'egov-service-hall')) {
        const address = Object.values(stack.status.observed?.outputs ?? {}).find((value) => /^https?:/.test(value))
        if (!address) continue
        const told = (await call(page, 'POST', `/projects/${project.id}/applications/${stack.metadata.name}-hall:credentials`, { body: {} })).json
        return { origin: new URL(address).origin, staff: { clerk: told.HALL_CLERK_PASSWORD, 'hall-admin': told.HALL_ADMIN_PASSWORD } }
      }
    }
    return null
  })
}

await as({}, (take) => take('anybody-sign-in', '/login', { ready: 'form' }))
const signedIn = new Map()
for (const user of USERS) {
  const cookies = await signIn(user)
  signedIn.set(user, cookies)
  const pages = await pagesOf(cookies)
  await as({ cookies }, async (take) => {
    for (const path of pages.filter((p) => /^\/(projects\/[^/]+)?$/.test(p) || !taken.has(p))) {
      taken.add(path)
      // A guest that is off has no screen, and says so.
      await take(nameOf(user, path), path, { expected: /\/console$/.test(path) ? /409/ : null })
    }
    await take(`${user}-nowhere`, '/projects/nowhere/instances/nothing', { expected: /40[34]/ })
  })
}
const admin = signedIn.get('gov-admin')
if (admin) {
  await emptyProject(admin, async (id) => {
    const lists = [...taken].filter((path) => /^\/projects\/[^/]+(\/[\w-]+)?$/.test(path))
    const own = new Set(lists.map((p) => p.replace(/^\/projects\/[^/]+/, `/projects/${id}`)))
    await as({ cookies: admin }, async (take) => {
      for (const path of own) await take(`empty-${nameOf('admin', path)}`, path)
    })
  })
  const deployed = await hall(admin)
  if (deployed) await hallPictures(deployed, { as, visit })
  else console.log('no hall is deployed: no pictures of it')
}
await browser.close()
console.log(faults.length === 0 ? 'nothing to mend' : `${faults.length} things to mend`)
process.exit(faults.length === 0 ? 0 : 1)
