// Every page that a clerk and the hall's administrator are led to, in both languages and by day and night, is readable for everybody.
import assert from 'node:assert/strict'
import { speak } from '../forms.mjs'
import { CLERK_PASSWORD, HALL, HALL_ADMIN_PASSWORD } from '../walk.mjs'

export default async function staff(walk) {
  await Promise.all([
    pages(walk, 'clerk', CLERK_PASSWORD, 'en', 'dark', 4),
    pages(walk, 'hall-admin', HALL_ADMIN_PASSWORD, 'zh', 'light', 10),
  ])
}

async function pages(walk, user, password, language, colorScheme, fewest) {
  const person = await walk.person(user, { colorScheme, axe: true })
  await speak(person, language)
  const { page } = person
  await person.signIn(`${HALL}/clerk`, user, password)
  await page.waitForSelector('nav.side')
  const paths = await hrefs(page, 'nav.side a')
  assert.ok(paths.length >= fewest, paths.join())
  for (const path of [...paths, '/clerk/ratings']) {
    await person.go(`${HALL}${path}`)
    await person.stop(path.slice(1).replaceAll('/', '-'))
    if (path.endsWith('/items')) await item(person, (await hrefs(page, 'main td:first-child a'))[0])
  }
}

async function item(person, path) {
  for (const [name, at] of [['item', path], ['form', `${path}/form`]]) {
    await person.go(`${HALL}${at}`)
    await person.stop(name)
  }
}

function hrefs(page, selector) {
  return page.locator(selector).evaluateAll((links) => links.map((a) => a.getAttribute('href')))
}
