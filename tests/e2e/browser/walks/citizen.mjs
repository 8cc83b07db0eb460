// Every other page that a citizen may come to, in both languages and by day and night, is readable for everybody.
import { speak } from '../forms.mjs'
import { HALL } from '../walk.mjs'

const ITEM = '/items/11330100MB1A01119G3332011007000'
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
}
