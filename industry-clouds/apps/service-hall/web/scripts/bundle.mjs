// What Maven runs: `npm ci`, then the two scripts with their styles, each left out when nothing that it reads has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, '../target/classes/static/assets/bpmn')
const LOCKED = ['package.json', 'package-lock.json']
const READ = [...LOCKED, 'scripts/bundle.mjs', 'src/viewer.js', 'src/modeler.js', 'src/diagram.css', 'src/icons.css']

const digest = (files) => files.reduce((hash, file) => hash.update(readFileSync(join(ROOT, file))), createHash('sha256').update(process.version)).digest('hex')
const stamped = (path, wanted) => existsSync(path) && readFileSync(path, 'utf8') === wanted

const built = digest(READ)
const builtStamp = join(OUT, '../../../../bpmn.stamp')
if (existsSync(join(OUT, 'modeler.js')) && stamped(builtStamp, built)) process.exit(0)

const installed = digest(LOCKED)
const installedStamp = join(ROOT, 'node_modules/.parkcloud-stamp')
if (!stamped(installedStamp, installed)) {
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, npm_config_loglevel: 'error', CI: '1' },
  })
  if (done.error) console.error(`npm cannot be run (${done.error.message}); install Node.js 20.19 or newer with npm`)
  if (done.status !== 0) process.exit(done.status ?? 1)
  writeFileSync(installedStamp, installed)
}

const { build } = await import('esbuild')
mkdirSync(OUT, { recursive: true })
await build({
  absWorkingDir: ROOT,
  entryPoints: ['src/viewer.js', 'src/modeler.js'],
  outdir: OUT,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'eof',
  loader: { '.woff2': 'file' },
  assetNames: '[name]-[hash]',
  logLevel: 'warning',
})
copyFileSync(join(ROOT, 'node_modules/bpmn-js/LICENSE'), join(OUT, 'LICENSE.txt'))
writeFileSync(builtStamp, built)
