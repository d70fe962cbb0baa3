// Measures the portal in a real browser: what the home page loads, how long a page change takes until it is painted, and
// how long a key stroke takes until it is painted in a form of 60 fields and 30 rules. Called by web.sh with an address.
import { createRequire } from 'node:module'
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'

const { chromium } = createRequire(new URL('../web/package.json', import.meta.url))('@playwright/test')
const address = process.argv[2]
const ROUNDS = 8
const STROKES = 80
const words = (text) => ({ zh: text, en: text })

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const context = await browser.newContext({
  baseURL: address,
  viewport: { width: 1280, height: 800 },
  locale: 'zh-CN',
  serviceWorkers: 'block',
})
const page = await context.newPage()
await page.request.get('/api/access/methods')
const token = (await context.cookies()).find((one) => one.name === 'XSRF-TOKEN')?.value ?? ''
const signedIn = await page.request.post('/api/access/sign-in', {
  headers: { 'X-XSRF-TOKEN': token, 'Idempotency-Key': randomUUID() },
  data: { number: '20230101', password: 'shaopao-demo' },
})
if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()}`)

const homeKb = await home()
const routes = await pageChanges()
const strokes = await keyStrokes()
await browser.close()
console.log(`page changes: median ${at(routes, 0.5)} ms, worst ${at(routes, 1)} ms of ${routes.length}`)
console.log(`key strokes: median ${at(strokes, 0.5)} ms, worst ${at(strokes, 1)} ms of ${strokes.length}`)
console.log(`web: home_kb=${homeKb} route_ms=${at(routes, 0.95)} keystroke_ms=${at(strokes, 0.95)}`)

function at(numbers, part) {
  const sorted = [...numbers].sort((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] * 10) / 10
}

/** Script and style of the first visit, gzip, in thousands of bytes. */
async function home() {
  const bodies = []
  const hear = (answer) => {
    if (['script', 'stylesheet'].includes(answer.request().resourceType())) bodies.push(answer.body())
  }
  page.on('response', hear)
  await page.goto('/')
  await page.locator('[data-card]').first().waitFor()
  await page.waitForLoadState('networkidle')
  page.off('response', hear)
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 6 }).length)
  return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1000)
}

/** From the click on a tab to the painted page; the first round fetches the code and does not count. */
async function pageChanges() {
  const took = []
  const paths = ['/hall', '/hall/todos', '/messages', '/me', '/']
  for (let round = 0; round <= ROUNDS; round++) {
    for (const path of paths) {
      const ms = await page.evaluate(changed, path)
      if (round > 0) took.push(ms)
      await page.waitForLoadState('networkidle')
    }
  }
  return took
}

function changed(path) {
  const link = document.querySelector(`nav a.tab[href="${path}"]`)
  const before = document.querySelector('#content main')
  const begun = performance.now()
  link.click()
  return new Promise((done) => {
    const look = () => {
      const main = document.querySelector('#content main')
      if (main === before || main?.querySelector('h1') == null) return requestAnimationFrame(look)
      const painted = new MessageChannel()
      painted.port1.onmessage = () => done(performance.now() - begun)
      requestAnimationFrame(() => painted.port2.postMessage(0))
    }
    requestAnimationFrame(look)
  })
}

/** From a key to the painted page, in the item page of the program with a form made here. */
async function keyStrokes() {
  const item = await (await page.request.get('/api/hall/items/student-leave')).json()
  const sample = Object.fromEntries(item.form.fields.map((field) => [field.shape.type, field]))
  const form = { fields: fields(sample) }
  const answers = Object.fromEntries(Array.from({ length: 20 }, (_, nth) => [`t${nth}`, 'a']))
  const draft = { form: 'student-leave', answers, revision: 1, savedAt: new Date().toISOString(), version: null }
  await page.route('**/api/hall/items/student-leave', (route) =>
    route.fulfill({ json: { ...item, form, prefilled: [], draft, steps: [] } }),
  )
  await page.route('**/api/hall/drafts/student-leave', (route) =>
    route.fulfill({ json: draft }),
  )
  await page.goto('/hall/items/student-leave/apply')
  const input = page.locator('[data-field="t0"] input')
  await input.waitFor()
  const shown = await page.locator('[data-field]').count()
  if (shown < 60) throw new Error(`the form shows ${shown} fields`)
  await page.evaluate(() => {
    window.took = []
    addEventListener(
      'keydown',
      () => {
        const begun = performance.now()
        const painted = new MessageChannel()
        painted.port1.onmessage = () => window.took.push(performance.now() - begun)
        requestAnimationFrame(() => painted.port2.postMessage(0))
      },
      { capture: true },
    )
  })
  await input.pressSequentially('ab '.repeat(STROKES / 2).slice(0, STROKES), { delay: 40 })
  await page.waitForTimeout(300)
  const took = await page.evaluate(() => window.took)
  if (took.length < STROKES) throw new Error(`only ${took.length} key strokes were measured`)
  return took
}

/** 20 texts, 10 numbers, 30 fields with a rule each: what is worked out, what is asked only then, what is checked. */
function fields(sample) {
  const plain = { ...sample.text, required: false, requiredWhen: null, visibleWhen: null, checks: [], prefill: null }
  const field = (key, more) => ({ ...plain, key, label: words(key), help: null, ...more })
  const text = { type: 'text', lengthMax: 200, pattern: null }
  const all = []
  for (let nth = 0; nth < 20; nth++) all.push(field(`t${nth}`, { shape: { ...plain.shape, ...text } }))
  for (let nth = 0; nth < 10; nth++) {
    const checks = [{ rule: `t0 != 'wrong${nth}' && size(t0) < ${190 + nth}`, message: words('no') }]
    all.push(field(`c${nth}`, { checks, shape: { ...plain.shape, ...text } }))
  }
  for (let nth = 0; nth < 10; nth++) {
    all.push(field(`v${nth}`, { visibleWhen: `t0 != 'hide${nth}'`, shape: { ...plain.shape, ...text } }))
  }
  const computed = sample.computed
  for (let nth = 0; nth < 10; nth++) {
    const shape = { ...computed.shape, rule: `size(t0) + size(t${nth}) + ${nth}`, result: 'NUMBER', unit: null }
    all.push({ ...computed, key: `n${nth}`, label: words(`n${nth}`), visibleWhen: null, checks: [], shape })
  }
  for (let nth = 0; nth < 10; nth++) all.push(field(`z${nth}`, { shape: { ...plain.shape, ...text } }))
  return all
}
