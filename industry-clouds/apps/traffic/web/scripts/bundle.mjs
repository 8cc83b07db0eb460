// Run by Maven: installs what package-lock.json says and bundles the map, each only if something it depends on is different.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const assets = resolve(web, '../target/classes/static/assets/map')
const stamp = (...files) => {
  const hash = createHash('sha256').update(process.version)
  for (const file of files) hash.update(readFileSync(resolve(web, file)))
  return hash.digest('hex')
}
const isStamped = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value

const wanted = stamp('package-lock.json', 'scripts/bundle.mjs', 'src/map.js')
const bundled = resolve(web, '../target/map.stamp')
if (isStamped(bundled, wanted) && existsSync(resolve(assets, 'map.js'))) process.exit(0)

const locked = stamp('package-lock.json')
const installed = resolve(web, 'node_modules/.stamp')
if (!isStamped(installed, locked)) {
  try {
    execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: web, stdio: 'inherit' })
  } catch (failure) {
    console.error(`npm ci failed (${failure.message}); Node.js 20.19 or newer with npm is needed`)
    process.exit(1)
  }
  writeFileSync(installed, locked)
}

const { build } = await import('esbuild')
await build({
  absWorkingDir: web,
  entryPoints: ['src/map.js'],
  outdir: assets,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'eof',
  loader: { '.png': 'dataurl' },
  logLevel: 'warning',
})
mkdirSync(assets, { recursive: true })
copyFileSync(resolve(web, 'node_modules/leaflet/LICENSE'), resolve(assets, 'LICENSE.txt'))
writeFileSync(bundled, wanted)
