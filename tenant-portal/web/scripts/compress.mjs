// Puts beside every file that is worth it what is sent in its place to a browser that takes gzip: once here instead of at every visit.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants, gzipSync } from 'node:zlib'

const ROOT = new URL('../target/classes/META-INF/resources/', import.meta.url)
const SMALL = 1024
for (const name of readdirSync(ROOT, { recursive: true }).filter((n) => /\.(js|css|svg)$/.test(n))) {
  const file = new URL(name, ROOT)
  const plain = readFileSync(file)
  if (plain.length > SMALL) writeFileSync(`${file.pathname}.gz`, gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }))
}
