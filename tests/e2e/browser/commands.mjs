// The command line client, and the process that it asks.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { BOX, passwordOf } from './walk.mjs'

const LAUNCHER = fileURLToPath(new URL('../../../parkcloud', import.meta.url))
const run = promisify(execFile)

/** A call of the launcher, which ends well. */
export async function parkcloud(input, ...words) {
  const call = run(LAUNCHER, words, { env: { ...process.env, PARKCLOUD_HOME: BOX } })
  call.child.stdin.end(input)
  return (await call).stdout
}

export function signIn(user) {
  return parkcloud(`${passwordOf(user)}\n`, 'login', '--user', user, '--password-stdin')
}

/** Ends the platform as nobody should. @returns its process id */
export async function killPlatform() {
  const pid = await platformPid()
  if (pid <= 1) throw new Error(`nothing to kill: ${pid}`)
  process.kill(pid, 'SIGKILL')
  return pid
}

export async function platformPid() {
  return Number((await run('s6-svstat', ['-o', 'pid', `${BOX}/scan/platform`])).stdout)
}
