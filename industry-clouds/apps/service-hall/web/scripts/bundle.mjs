// What Maven runs: `npm ci`, then the scripts with their styles, each left out when nothing that it reads has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = join(ROOT, '../target/classes/static/assets')
const LOCKED = ['package.json', 'package-lock.json']
const READ = [...LOCKED, 'scripts/bundle.mjs', 'src/form.jsx', 'src/viewer.js', 'src/modeler.js', 'src/diagram.css', 'src/icons.css']

const digest = (files) => files.reduce((hash, file) => hash.update(readFileSync(join(ROOT, file))), createHash('sha256').update(process.version)).digest('hex')
const stamped = (path, wanted) => existsSync(path) && readFileSync(path, 'utf8') === wanted

const built = digest(READ)
const builtStamp = join(OUT, '../../../bundle.stamp')
if (existsSync(join(OUT, 'form/form.js.gz')) && stamped(builtStamp, built)) process.exit(0)

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
await build({
  absWorkingDir: ROOT,
  entryPoints: { 'form/form': 'src/form.jsx', 'bpmn/viewer': 'src/viewer.js', 'bpmn/modeler': 'src/modeler.js' },
  outdir: OUT,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'eof',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'file' },
  assetNames: 'bpmn/[name]-[hash]',
  logLevel: 'warning',
})
for (const script of ['form/form.js', 'bpmn/viewer.js', 'bpmn/modeler.js']) {
  writeFileSync(join(OUT, `${script}.gz`), gzipSync(readFileSync(join(OUT, script)), { level: 9 }))
}
copyFileSync(join(ROOT, 'node_modules/bpmn-js/LICENSE'), join(OUT, 'bpmn/LICENSE.txt'))
writeFileSync(builtStamp, built)
