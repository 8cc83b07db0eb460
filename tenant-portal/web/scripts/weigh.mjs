// Weighs what a browser loads before the first page stands, and stops the build when it is too much.
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const ROOT = new URL('../target/classes/META-INF/resources/', import.meta.url)
const MOST = 250 * 1024
// The list of what imports what is for this script, not for browsers.
const LIST = new URL('../target/portal-manifest.json', import.meta.url)
const fresh = new URL('manifest.json', ROOT)
if (existsSync(fresh)) renameSync(fresh, LIST)
const manifest = JSON.parse(readFileSync(LIST))
const files = new Set(['index.html', 'boot.js', 'boot.css'])

function add(key) {
  const chunk = manifest[key]
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  chunk.css?.forEach((c) => files.add(c))
  chunk.imports?.forEach(add)
}
// The entry, one language, and the page that most visits begin with.
for (const key of ['index.html', 'src/i18n/zh-CN.ts', 'src/pages/OverviewPage.vue']) add(key)

const sizes = [...files].map((f) => [f, gzipSync(readFileSync(new URL(f, ROOT))).length])
const total = sizes.reduce((sum, [, n]) => sum + n, 0)
const kb = (n) => `${(n / 1024).toFixed(1)} KiB`
for (const [file, n] of sizes.sort((a, b) => b[1] - a[1]).slice(0, 6)) console.log(`  ${kb(n).padStart(10)}  ${file}`)
console.log(`first load: ${kb(total)} gzip in ${files.size} files, of ${kb(MOST)} allowed`)
if (total > MOST) process.exit(1)
