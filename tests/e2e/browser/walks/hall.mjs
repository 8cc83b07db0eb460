// A case through all of its life: filed, sent back, corrected, approved, its document checked, the service rated and answered.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { CLERK_PASSWORD, HALL } from '../walk.mjs'
import { fill, receiptOf, speak, wordsOf } from '../forms.mjs'

const ITEM = '11330100MB1A01119G3332011007000'
const ANSWERS = {
  'applicant/name': '陈桂兰',
  'applicant/idNumber': '110105194912310021', // the last digit does not check
  'applicant/mobile': '13800138000',
  'card/age': '76',
  'card/household': 'local',
  'card/address': '明城市中山路一号',
  'card/pickup': 'post',
  'document.id-card': 'png',
}

/** The Chinese citizen is not content and is answered; the English one is, and works in the dark. */
export default async function hall(walk, language) {
  const english = language === 'en'
  const look = { colorScheme: english ? 'dark' : 'light', axe: true }
  const words = wordsOf(language)
  const citizen = await walk.person('citizen', look)
  const clerk = await walk.person('clerk', look)
  await speak(citizen, language)
  await speak(clerk, language)
  const receipt = await file(citizen, words)
  await signIn(clerk, receipt)
  await sendBack(clerk, receipt, words)
  await correct(citizen, words)
  await approve(clerk, receipt, words)
  await check(citizen, receipt, words)
  await rate(citizen, words, english ? 'VERY_GOOD' : 'VERY_BAD')
  if (english) return
  await answer(clerk, receipt)
  await citizen.page.reload()
  await citizen.page.getByText('已增派窗口人员').waitFor()
  await citizen.stop('9-answered')
}

async function file(citizen, words) {
  const { page } = citizen
  await citizen.stop('1-home')
  await page.locator(`main a[href$="/items/${ITEM}"]`).first().click()
  await citizen.stop('2-item')
  await page.getByRole('link', { name: words['item.apply'] }).click()
  await fill(page, ANSWERS)
  await page.locator('.field.wrong', { hasText: words['form.format'] }).waitFor() // said before anything is sent
  citizen.expect(422, '/apply')
  await page.getByRole('button', { name: words['apply.submit'] }).click()
  await page.getByRole('alert').waitFor()
  await citizen.stop('3-refused')
  await fill(page, { 'applicant/idNumber': '11010519491231002X', 'document.id-card': 'png' })
  await page.getByRole('button', { name: words['apply.submit'] }).click()
  await page.getByText(words['progress.note.new']).waitFor()
  await citizen.stop('4-receipt')
  return receiptOf(page.url())
}

async function signIn(clerk, receipt) {
  await clerk.signIn(`${HALL}/clerk`, 'clerk', CLERK_PASSWORD)
  await clerk.page.getByRole('link', { name: receipt }).waitFor()
  await clerk.stop('1-queue')
}

async function sendBack(clerk, receipt, words) {
  const { page } = clerk
  await page.getByRole('link', { name: receipt }).click()
  await page.getByRole('button', { name: words['clerk.claim'] }).click()
  await page.locator('form[action$="/correction"] textarea').fill('请补充户口簿首页')
  await clerk.stop('2-case')
  await page.getByRole('button', { name: words['clerk.ask'] }).click()
  await page.getByText(words['clerk.waiting']).waitFor()
  await clerk.stop('3-sent-back')
}

async function correct(citizen, words) {
  const { page } = citizen
  await page.reload()
  await page.getByText('请补充户口簿首页').first().waitFor()
  await citizen.stop('5-sent-back')
  await page.getByRole('link', { name: words['progress.correct'] }).click()
  assert.equal(await page.inputValue('[name="f/card/address"]'), ANSWERS['card/address'], 'what was filed is filled in')
  await fill(page, { 'card/address': '明城市人民路八号', 'document.id-card': 'pdf' })
  await citizen.stop('6-correction')
  await page.getByRole('button', { name: words['correction.submit'] }).click()
  await page.getByText(words['progress.note.corrected']).waitFor()
}

async function approve(clerk, receipt, words) {
  const { page } = clerk
  await clerk.go(`${HALL}/clerk/cases/${receipt}`)
  await page.getByText('明城市人民路八号').waitFor()
  await page.locator('form[action$="/approve"] textarea').fill('材料齐全，准予办理')
  await page.locator('form[action$="/approve"] button').click()
  await page.locator('h1 .state', { hasText: words['state.APPROVED'] }).waitFor()
  await clerk.stop('4-approved')
}

/** The result is a PDF, and the hall knows it for its own. */
async function check(citizen, receipt, words) {
  const { page } = citizen
  await page.reload()
  await page.getByText('材料齐全，准予办理').first().waitFor()
  await citizen.stop('7-approved')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: words['result.download'] }).click()])
  assert.equal(download.suggestedFilename(), `${receipt}.pdf`)
  const file = await download.path()
  assert.equal(readFileSync(file).subarray(0, 4).toString('latin1'), '%PDF')
  await page.locator('main').getByRole('link', { name: words['verify.title'] }).click()
  await page.setInputFiles('#file', { name: `${receipt}.pdf`, mimeType: 'application/pdf', buffer: readFileSync(file) })
  await page.getByRole('button', { name: words['verify.go'] }).click()
  await page.getByText(words['verify.OURS']).waitFor()
  await page.locator('main').getByText(receipt, { exact: true }).waitFor()
  await citizen.stop('8-verified')
  await page.goBack()
  await page.goBack()
}

async function rate(citizen, words, grade) {
  const { page } = citizen
  await page.getByRole('link', { name: words['rating.go'] }).click()
  await page.locator(`input[name=grade][value=${grade}]`).check()
  if (grade === 'VERY_BAD') await page.locator('input[name=complaint][value=SLOW]').check()
  await page.fill('#remark', '等了三周')
  await citizen.stop('8-rating')
  await page.getByRole('button', { name: words['rating.send'] }).click()
  await page.getByText(words['progress.note.rated']).waitFor()
  await page.getByText(words[`rating.${grade}`]).waitFor()
}

async function answer(clerk, receipt) {
  const { page } = clerk
  await clerk.go(`${HALL}/clerk`)
  await page.locator('a[href$="/clerk/ratings"]').click()
  await clerk.stop('5-ratings')
  const rated = page.locator('section', { has: page.getByRole('link', { name: receipt }) })
  await rated.locator('textarea').fill('已增派窗口人员')
  await rated.locator('button').click()
  await rated.waitFor({ state: 'detached' })
}
