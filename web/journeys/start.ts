/** Starts the built program on a demo campus of its own and stops it afterwards. */
import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALIPAY_PORT, startAlipay } from './alipay'

const PATIENCE_MS = 400_000

/** Where a campus lies that nobody has walked on yet; named by the setup, read by journeys. */
const UNTOUCHED = 'SHAOPAO_UNTOUCHED_CAMPUS'

export default async function start(): Promise<(() => Promise<void>) | undefined> {
  // Somebody has one running already: while a journey is being written.
  if (process.env['SHAOPAO_ADDRESS'] !== undefined) return undefined
  const untouched = await untouchedCampus()
  process.env[UNTOUCHED] = untouched
  const folder = makeFolder()
  // With its owners: the database does not run as root.
  execFileSync('cp', ['-a', `${untouched}/.`, folder])
  const alipay = await startAlipay(ALIPAY_PORT, 'http://127.0.0.1:18480')
  const stop = await serve(folder, 18480, alipay.settings)
  return async () => {
    await stop()
    alipay.stop()
    removeFolder(folder)
    removeFolder(untouched)
  }
}

/** The folder of a campus that was loaded and put to sleep: loading takes longer than two starts. */
export async function untouchedCampus(port = 18480): Promise<string> {
  const known = process.env[UNTOUCHED]
  if (known !== undefined) return known
  const folder = makeFolder()
  const stop = await serve(folder, port, {})
  await stop()
  return folder
}

export const makeFolder = () => mkdtempSync(join(tmpdir(), 'shaopao-journeys-'))
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })

/** The program on this folder, with its demo campus there; what is given back stops it. */
export async function serve(folder: string, port: number, more: Record<string, string>): Promise<() => Promise<void>> {
  const launcher = process.env['SHAOPAO_LAUNCHER'] ?? join(import.meta.dirname, '../../shaopao')
  const server = spawn(launcher, ['serve', '--port', String(port), '--demo'], {
    // Each journey comes with a phone of its own; people wait between two.
    env: {
      ...process.env,
      // It runs for minutes beside two browsers: the optimising compiler would take a third of the cores and never be done.
      JAVA_TOOL_OPTIONS: `${process.env['JAVA_TOOL_OPTIONS'] ?? ''} -XX:TieredStopAtLevel=1`,
      SHAOPAO_VAR: join(folder, 'var'),
      SHAOPAO_PASS_COOLDOWN: 'PT0S',
      SHAOPAO_PASS_BINDINGSMAX: '1000',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(join(import.meta.dirname, `../test-results-server-${port}.log`), { flags: 'a' })
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not up in time:\n${said.join('')}`)), PATIENCE_MS)
    const hear = (text: Buffer) => {
      log.write(text)
      said.push(text.toString())
      if (said.join('').includes('Demo accounts:')) {
        clearTimeout(timer)
        resolve()
      }
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.on('exit', (code) => reject(new Error(`the program ended with ${code}:\n${said.join('')}`)))
  })
  return async () => {
    const ended = new Promise((resolve) => server.on('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
}
