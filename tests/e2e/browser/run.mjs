// Walks through portal and hall in one real browser, with a picture of every stop. Prints a line for every walk, and what is to
// be mended. usage: node run.mjs FOLDER [walk…]
// with PORTAL, HALL (addresses), BOX (its folder), CLERK_PASSWORD, HALL_ADMIN_PASSWORD, CHROMIUM
import { chromium } from 'playwright-core'
import { Walk } from './walk.mjs'

/** Those of a line do not disturb each other. A deployment brings interfaces with it, at which a browser drops what it is loading. */
const WALKS = [
  ['nowhere-own', 'nowhere-theirs', 'hall-zh', 'hall-en', 'bundle', 'staff', 'citizen', 'roles', 'tour', 'console', 'live'],
  ['deploy'],
  ['outage'],
]
const [folder, ...only] = process.argv.slice(2)

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

async function walk(name) {
  const [file, ...parameters] = name.split('-')
  const { default: steps } = await import(`./walks/${file}.mjs`)
  const begun = Date.now()
  const own = new Walk(browser, name, folder)
  const good = await own.run((w) => steps(w, ...parameters))
  own.faults.forEach((fault) => console.log(`FAULT ${name}: ${fault}`))
  console.log(`${good ? 'ok' : 'FAILED'} ${name} ${Math.round((Date.now() - begun) / 1000)} s`)
  return good
}

const results = []
for (const line of WALKS) {
  const wanted = line.filter((name) => only.length === 0 || only.includes(name))
  results.push(...(await Promise.all(wanted.map(walk))))
}
await browser.close()
process.exit(results.every(Boolean) ? 0 : 1)
