// Pictures of the service hall: the citizen's pages on a phone and on a desk, and what its staff works with.
const PAGE = { ready: 'body', whole: true }
const MOST = 30

/** Two addresses that differ by a number or a code lead to the same kind of page. */
const shape = (path) => path.replace(/\?.*/, '').replace(/\/[^/]*\d[^/]*/g, '/one')
const called = (path) => shape(path).replace(/[^\w]+/g, '-').replace(/-$/, '')

/**
 * @param hall where it is, and the passwords of `staff` by name
 * @param camera lets somebody look around (`visit`) and take pictures (`as`)
 */
export async function hallPictures({ origin, staff }, { as, visit }) {
  const cases = await filed({ origin, staff }, visit)
  const found = await visit([], (page) => led(page, origin, ['/'], /clerk|admin/))
  const citizen = [...found.map((path) => [called(path), path]), ...cases.citizen]
  for (const screen of ['phone', 'desk']) {
    await as({ screen, first: speak(origin) }, (take) => each(citizen, ([name, path]) => take(`hall-${screen}${name}`, `${origin}${path}`, PAGE)))
  }
  for (const [user, password] of Object.entries(staff)) {
    const [cookies, own] = await visit([], async (page, context) => {
      await signIn(page, origin, user, password)
      return [await context.cookies(), await led(page, origin, ['/clerk'], /^\/(items|bundles|progress|drafts|verify)|password|cases/)]
    })
    const pages = [...own.filter((path) => /clerk|admin/.test(path)).map((path) => [called(path.replace('/clerk', '')), path]), ...cases.staff]
    await as({ cookies, first: speak(origin) }, (take) => each(pages, ([name, path]) => take(`hall-${user}${name}`, `${origin}${path}`, PAGE)))
  }
}

/** The hall speaks Chinese until somebody chooses. */
const speak = (origin) => (page, language) => page.goto(`${origin}/?lang=${language === 'en' ? 'en' : 'zh'}`)

async function each(paths, take) {
  for (const path of paths) await take(path)
}

async function signIn(page, origin, user, password) {
  await page.goto(`${origin}/clerk`)
  await page.fill('#username', user)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').click()
  await page.waitForSelector('nav.side')
}

/** One of each kind of page that links lead to. */
async function led(page, origin, first, without) {
  const seen = new Map(first.map((path) => [shape(path), path]))
  for (const path of seen.values()) {
    await page.goto(`${origin}${path}`)
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href))
    for (const url of links.map((href) => new URL(href))) {
      const inner = url.origin === origin && !without.test(url.pathname) && !/logout|lang=|\.\w+$/.test(url.pathname + url.search)
      if (inner && seen.size < MOST && !seen.has(shape(url.pathname))) seen.set(shape(url.pathname), url.pathname)
    }
  }
  return [...seen.values()]
}

const SENIOR = '11330100MB1A01119G3332011007000'
const ANSWERS = {
  item: SENIOR,
  form: {
    applicant: { name: '王建国', idNumber: '11010519491231002X', mobile: '13800138000' },
    card: { age: 76, household: 'local', address: '明城市中山路一号', pickup: 'post' },
  },
  attachments: [{ document: 'id-card', fileName: 'id.png', content: 'iVBORw0KGgo=' }],
}

/** A case in each state and a draft, with the pages they have. However often pictures are taken, the cases are the same ones. */
async function filed({ origin, staff }, visit) {
  return visit([], async (page, context) => {
    const pages = { citizen: [], staff: [] }
    const draft = await begun(page, origin)
    pages.citizen.push(['-draft', draft], ['-draft-last', `${draft.replace(/\?.*/, '')}?step=3`])
    await signIn(page, origin, 'clerk', staff.clerk)
    for (const [state, step] of Object.entries({ filed: null, correction: 'correction', approved: 'approve', rejected: 'reject' })) {
      const reply = await context.request.post(`${origin}/api/cases`, { headers: { 'Idempotency-Key': `pictures-${state}` }, data: ANSWERS })
      const { receipt, queryCode, state: now } = await reply.json()
      if (step && now === 'SUBMITTED') await decide(page, `${origin}/clerk/cases/${receipt}`, step)
      pages.citizen.push([`-case-${state}`, `/progress/${receipt}?code=${queryCode}`])
      if (state === 'correction') pages.citizen.push(['-correction', `/progress/${receipt}/correction?code=${queryCode}`])
      if (state === 'approved') pages.citizen.push(['-rating', `/progress/${receipt}/rating?code=${queryCode}`])
      pages.staff.push([`-case-${state}`, `/clerk/cases/${receipt}`])
    }
    return pages
  })
}

async function begun(page, origin) {
  await page.goto(`${origin}/items/11330100MB1A0109803330109031002/apply`)
  for (const [field, answer] of Object.entries(ANSWERS.form.applicant)) await page.fill(`[name="f/applicant/${field}"]`, answer)
  await page.locator('main button[type=submit]').first().click()
  await page.waitForURL(/\/drafts\//)
  return new URL(page.url()).pathname + new URL(page.url()).search
}

async function decide(page, address, step) {
  await page.goto(address)
  await page.locator('form[action$="/claim"] button').click()
  await page.locator(`form[action$="/${step}"] textarea`).fill('材料齐全清晰 / complete and legible')
  await page.locator(`form[action$="/${step}"] button`).click()
  await page.waitForSelector('.history')
}
