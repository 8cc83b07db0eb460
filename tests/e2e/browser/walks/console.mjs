// A guest's screen is seen and typed into, and what it said on its serial line is read.
import { PORTAL } from '../walk.mjs'

/** More points than a blinking cursor has. */
const TEXT = 300

export default async function screen(walk) {
  const member = await walk.person('member')
  const { page } = member
  const project = (await member.enter('gov-member')).projects[0].id
  const front = (await member.get(`/projects/${project}/instances/hall-front`)).metadata.id
  await member.go(`${PORTAL}/projects/${project}/instances/${front}`)
  await page.getByRole('button', { name: '控制台' }).click()
  await page.getByText('已连接', { exact: true }).waitFor()
  await page.evaluate(readScreen)
  await page.waitForFunction((least) => window.pixels().filter((lit) => lit).length > least, TEXT)
  await member.stop('1-screen')
  await page.locator('.place canvas').click()
  await page.getByText('键盘已交给云主机').waitFor()
  await typed(page, 'who-is-there')
  await member.stop('2-typed')
  await typed(page, '\n')
  await member.stop('3-answered')
  await page.keyboard.press('Control+Alt+Shift')
  await page.getByText('点击画面后即可输入').waitFor()
  await member.go(`${PORTAL}/projects/${project}/instances/${front}?tab=serial`)
  await page.getByLabel('串口输出').getByText(/parkcloud-micro \[[\d.]+\] ready/).waitFor()
  await member.stop('4-serial')
}

/** Types, and waits until the screen shows something else. */
async function typed(page, text) {
  await page.evaluate(() => (window.before = window.pixels()))
  await page.keyboard.type(text, { delay: 40 })
  await page.waitForFunction((least) => window.pixels().filter((lit, at) => lit !== window.before[at]).length > least, TEXT)
}

/** Gives the page a way to say of every point of the screen whether it is lit. */
function readScreen() {
  const copy = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  window.pixels = () => {
    const screen = document.querySelector('.place canvas')
    Object.assign(copy.canvas, { width: screen.width, height: screen.height })
    copy.drawImage(screen, 0, 0)
    const { data } = copy.getImageData(0, 0, screen.width, screen.height)
    return Uint8Array.from({ length: data.length / 4 }, (_, at) => (data[4 * at] + data[4 * at + 1] + data[4 * at + 2] > 96 ? 1 : 0))
  }
}
