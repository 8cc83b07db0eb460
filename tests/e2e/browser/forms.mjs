// Filling in the hall's forms, and finding its words.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { HALL } from './walk.mjs'

const RESOURCES = new URL('../../../industry-clouds/apps/service-hall/src/main/resources/', import.meta.url)
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const FILES = {
  png: { name: '图片.png', mimeType: 'image/png', buffer: PNG },
  pdf: { name: '文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a page') },
}

/** What the hall says in a language, by key. */
export function wordsOf(language) {
  const file = fileURLToPath(new URL(language === 'en' ? 'messages_en.properties' : 'messages.properties', RESOURCES))
  return Object.fromEntries(readFileSync(file, 'utf8').split('\n').flatMap((line) => [/^([^#=]+)=(.*)$/.exec(line)].filter(Boolean).map((m) => [m[1], m[2]])))
}

/** The hall speaks Chinese until somebody asks it not to. */
export async function speak(person, language) {
  await person.go(`${HALL}/`)
  if (language === 'en') await person.page.getByRole('link', { name: 'English', exact: true }).click()
  await person.page.getByText(wordsOf(language)['home.lead']).waitFor()
}

/** Answers those of the questions that stand on the page: a text, a choice of a list or of a row, a file. */
export async function fill(page, answers) {
  await page.waitForLoadState('domcontentloaded')
  await page.waitForFunction(() => [...document.querySelectorAll('[data-choose]')].every((form) => form.querySelector('.field'))) // drawn by a script
  for (const [name, answer] of Object.entries(answers)) {
    const control = page.locator(name.startsWith('document.') ? `[name="${name}"]` : `[name="f/${name}"]`)
    if ((await control.count()) === 0 || !(await control.first().isEnabled())) continue
    const kind = await control.first().evaluate((c) => (c.tagName === 'SELECT' ? 'select' : c.type))
    if (kind === 'file') await control.setInputFiles(FILES[answer])
    else if (kind === 'select') await control.selectOption(answer)
    else if (kind === 'radio') await page.locator(`[name="f/${name}"][value="${answer}"]`).check()
    else await control.fill(answer)
  }
}

export function receiptOf(url) {
  return /\/(?:progress|together)\/([^?]+)/.exec(url)[1]
}
