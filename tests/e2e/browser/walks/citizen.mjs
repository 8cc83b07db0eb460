// Every other page that a citizen may come to, in both languages and by day and night, is readable for everybody; and a form asks what
// follows from the answers given.
import assert from 'node:assert/strict'
import { fill, speak } from '../forms.mjs'
import { HALL } from '../walk.mjs'

const ITEM = '/items/11330100MB1A01119G3332011007000'
const HARDSHIP = '/items/11330100MB1A0114313330714016000/apply'
const PAGES = ['/', '/?q=xyzzy', '/?event=old-age', ITEM, `${ITEM}/apply`, `${ITEM}/prefill`, '/bundles/open-guesthouse/apply', '/drafts', '/progress', '/verify', '/login', '/nowhere']

export default async function citizen(walk) {
  await Promise.all([look(walk, 'zh', 'dark'), look(walk, 'en', 'light')])
}

async function look(walk, language, colorScheme) {
  const person = await walk.person(language, { colorScheme, axe: true })
  await speak(person, language)
  person.expect(404, '/nowhere')
  for (const path of PAGES) {
    await person.go(`${HALL}${path}`)
    await person.stop(path.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '') || 'home')
  }
  await questions(person)
}

async function questions(person) {
  const { page } = person
  const follows = { card: page.locator('[name="f/hardship/cardNumber"]'), proof: page.locator('[name="document.disability"]'), course: page.locator('[name="f/hardship/course"]') }
  const standing = async () => Promise.all(Object.values(follows).map((one) => one.isVisible()))
  await person.go(`${HALL}${HARDSHIP}`)
  await fill(page, { 'hardship/category': 'longterm' })
  assert.deepEqual(await standing(), [false, false, false])
  await fill(page, { 'hardship/category': 'disabled' })
  await follows.proof.waitFor()
  await page.locator('[name="f/hardship/training"]').check()
  await follows.course.waitFor()
  assert.deepEqual(await standing(), [true, true, true])
  await person.stop('questions')
  await fill(page, { 'hardship/category': 'longterm' })
  await follows.proof.waitFor({ state: 'hidden' })
  assert.deepEqual(await standing(), [false, false, true])
}
