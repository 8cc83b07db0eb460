// Pictures of the service hall: the citizen's pages on a phone and on a desk, and what its staff works with.
const PHONE = { width: 390, height: 844 }
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
  const pages = await visit([], (page) => led(page, origin, ['/'], /clerk|admin/))
  for (const [where, size] of [['phone', PHONE], ['desk', undefined]]) {
    await as({ size, first: speak(origin) }, (take) => each(pages, (path) => take(`hall-${where}${called(path)}`, `${origin}${path}`, PAGE)))
  }
  for (const [user, password] of Object.entries(staff)) {
    const [cookies, own] = await visit([], async (page, context) => {
      await signIn(page, origin, user, password)
      return [await context.cookies(), await led(page, origin, ['/clerk'], /^\/(items|bundles|progress|drafts|verify)|password/)]
    })
    await as({ cookies, first: speak(origin) }, (take) => each(own.filter((path) => /clerk|admin/.test(path)), (path) => take(`hall-${user}${called(path.replace('/clerk', ''))}`, `${origin}${path}`, PAGE)))
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
