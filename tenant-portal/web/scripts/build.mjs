// What Maven runs: `npm ci` and `npm run build`, each left out when nothing that it reads has changed since it last succeeded.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const untested = process.argv.includes('--skip-tests=true')
const INSTALLED = { stamp: 'node_modules/.parkcloud-stamp', reads: ['package.json', 'package-lock.json', '.npmrc'] }
const BUILT = {
  stamp: 'target/portal.stamp',
  reads: ['package.json', 'package-lock.json', 'index.html', 'vite.config.ts', 'tsconfig.json', 'src', 'public', 'test', 'fixture', 'scripts'],
}

function files(path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  return readdirSync(dirname(full), { withFileTypes: true }).find((e) => join(dirname(full), e.name) === full)?.isDirectory()
    ? readdirSync(full).sort().flatMap((name) => files(join(path, name)))
    : [path]
}
function digest(reads) {
  const hash = createHash('sha256').update(process.version)
  for (const file of reads.flatMap(files)) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}
function stamped({ stamp }) {
  const path = join(ROOT, stamp)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
function stampWith({ stamp }, text) {
  mkdirSync(dirname(join(ROOT, stamp)), { recursive: true })
  writeFileSync(join(ROOT, stamp), text)
}
function npm(...args) {
  const done = spawnSync('npm', args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, npm_config_loglevel: 'error', CI: '1' } })
  if (done.error) {
    console.error(`npm cannot be run (${done.error.message}); install Node.js 20.19 or newer with npm`)
    process.exit(1)
  }
  if (done.status !== 0) process.exit(done.status ?? 1)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js ${process.versions.node} is too old for the portal's build; it needs 20.19 or newer`)
  process.exit(1)
}
const built = digest(BUILT.reads)
const there = existsSync(join(ROOT, 'target/classes/META-INF/resources/index.html'))
if (there && (stamped(BUILT) === `${built} tested` || (untested && stamped(BUILT).startsWith(built)))) {
  console.log('portal: unchanged')
  process.exit(0)
}
const installed = digest(INSTALLED.reads)
if (stamped(INSTALLED) !== installed) {
  npm('ci')
  stampWith(INSTALLED, installed)
}
rmSync(join(ROOT, BUILT.stamp), { force: true })
npm('run', '--silent', untested ? 'build:untested' : 'build')
stampWith(BUILT, `${built} ${untested ? 'untested' : 'tested'}`)
