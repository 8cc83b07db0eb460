// Weighs what a browser loads before the first page stands, and what any other page adds; stops the build when it is too much.
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'

const ROOT = new URL('../target/classes/META-INF/resources/', import.meta.url)
const MOST = 250 * 1024
const MOST_OF_A_PAGE = 120 * 1024
// The list of what imports what is for this script, not for browsers.
const LIST = new URL('../target/portal-manifest.json', import.meta.url)
const fresh = new URL('manifest.json', ROOT)
if (existsSync(fresh)) renameSync(fresh, LIST)
const manifest = JSON.parse(readFileSync(LIST))
const files = new Set(['index.html', 'boot.js', 'boot.css'])

function add(key, to = files) {
  const chunk = manifest[key]
  if (files.has(chunk.file) || to.has(chunk.file)) return
  to.add(chunk.file)
  chunk.css?.forEach((c) => to.add(c))
  chunk.imports?.forEach((k) => add(k, to))
}
// The entry, one language, and the page that most visits begin with.
for (const key of ['index.html', 'src/i18n/zh-CN.ts', 'src/pages/OverviewPage.vue']) add(key)

/** As it is sent: what is too small to be compressed is not. */
const sent = (f) => [`${f}.gz`, f].map((name) => new URL(name, ROOT)).find(existsSync)
const weigh = (some) => [...some].map((f) => [f, statSync(sent(f)).size])
const sum = (sizes) => sizes.reduce((total, [, n]) => total + n, 0)
const sizes = weigh(files)
const total = sum(sizes)
const kb = (n) => `${(n / 1024).toFixed(1)} KiB`
for (const [file, n] of sizes.sort((a, b) => b[1] - a[1]).slice(0, 6)) console.log(`  ${kb(n).padStart(10)}  ${file}`)
console.log(`first load: ${kb(total)} gzip in ${files.size} files, of ${kb(MOST)} allowed`)

/** Whatever is loaded by itself later: a page, or a part of one. */
const later = Object.entries(manifest).filter(([, chunk]) => chunk.isDynamicEntry).map(([key]) => {
  const more = new Set()
  add(key, more)
  return [key, sum(weigh([...more].filter((f) => !files.has(f))))]
})
later.sort((a, b) => b[1] - a[1])
for (const [key, n] of later.slice(0, 4)) console.log(`  ${kb(n).padStart(10)}  ${key}`)
const heavy = later.filter(([, n]) => n > MOST_OF_A_PAGE)
console.log(`further pages: ${kb(MOST_OF_A_PAGE)} allowed each${heavy.length > 0 ? `; too heavy: ${heavy.map(([key]) => key).join(', ')}` : ''}`)
if (total > MOST || heavy.length > 0) process.exit(1)
