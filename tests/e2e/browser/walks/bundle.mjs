// One thing at once: one form, three cases in two departments, a receipt of each, and every one on the desk.
import assert from 'node:assert/strict'
import { fill, receiptOf, speak, wordsOf } from '../forms.mjs'
import { CLERK_PASSWORD, HALL } from '../walk.mjs'

const ANSWERS = {
  'm0-applicant/name': '孙二娘',
  'm0-applicant/idNumber': '11010519491231002X',
  'm0-applicant/mobile': '13800138000',
  'm0-business/tradeName': '明城市十字坡客栈',
  'm0-business/form': 'individual',
  'm0-business/scope': '住宿；餐饮服务',
  'm0-business/address': '明城市十字坡一号',
  'm0-business/staff': '5',
  'm1-business/floorArea': '120',
  'm1-business/openingDate': '2027-01-01',
  'm1-business/seats': '40',
  'm2-place/rooms': '12',
  'm2-place/linen': 'outside',
  'document.m0-id-card': 'png',
  'document.m0-premises': 'png',
  'document.m1-layout': 'png',
  'document.m1-safety-rules': 'pdf',
  'document.m2-test-report': 'pdf',
  'document.m2-layout': 'png',
  'document.m2-rules': 'pdf',
}

export default async function bundle(walk) {
  const [receipts] = await Promise.all([filed(walk, 'zh'), filed(walk, 'en')])
  const clerk = await walk.person('clerk', { axe: true })
  await clerk.signIn(`${HALL}/clerk`, 'clerk', CLERK_PASSWORD)
  for (const receipt of receipts) {
    await clerk.go(`${HALL}/clerk/cases/${receipt}`)
    await clerk.page.getByText('明城市十字坡客栈').first().waitFor()
  }
  await clerk.stop('case')
}

/** @returns the receipts of the cases */
async function filed(walk, language) {
  const words = wordsOf(language)
  const citizen = await walk.person(`citizen-${language}`, { axe: true })
  const { page } = citizen
  await speak(citizen, language)
  await page.getByRole('link', { name: words['life.open-shop'] }).click()
  await page.locator('main a[href$="/bundles/open-guesthouse"]').click()
  await citizen.stop('1-bundle')
  await page.getByRole('link', { name: words['bundle.apply'] }).click()
  for (let step = 1; (await page.getByRole('button', { name: words['apply.submit'] }).count()) === 0; step++) {
    assert.ok(step < 9, `after ${step} pages the form has no end`)
    await page.getByText(words['apply.step'].replace('{0}', step).replace('{1}', '5')).waitFor()
    await fill(page, ANSWERS)
    await citizen.stop(`2-page-${step}`)
    await page.getByRole('button', { name: words['apply.next'], exact: true }).click()
    await page.getByText(words['apply.step'].replace('{0}', step + 1).replace('{1}', '5')).waitFor()
  }
  await fill(page, ANSWERS)
  await citizen.stop('3-last-page')
  await page.getByRole('button', { name: words['apply.submit'] }).click()
  await page.waitForURL(/\/together\/MC/)
  await citizen.stop('4-receipt')
  return casesOf(citizen, words)
}

/** Each of the cases has a receipt and a page of its own. */
async function casesOf(citizen, words) {
  const { page } = citizen
  const whole = receiptOf(page.url())
  const links = await page.locator('main a.card').evaluateAll((all) => all.map((a) => a.href))
  const departments = new Set(await page.locator('main a.card p:not(.meta) > span:first-child').allTextContents())
  assert.equal(links.length, 3)
  assert.equal(departments.size, 2, [...departments].join())
  const receipts = links.map(receiptOf)
  assert.equal(new Set([...receipts, whole]).size, 4, 'every case has a receipt of its own')
  for (const [index, link] of links.entries()) {
    await citizen.go(link)
    await page.locator('.receipt').getByText(receipts[index], { exact: true }).waitFor()
    await page.locator('.receipt').getByText(words['state.SUBMITTED'], { exact: true }).waitFor()
  }
  await citizen.stop('5-case')
  return receipts
}
