/**
 * The pictures of the guides: `npm run pictures` takes them anew from a demo campus. Not part of the tests.
 * They are made small by pngquant (Debian has it) where it is installed: 256 colours are enough for a page.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { people, test } from './app'
import { act, another, call, enter, LEAVE, leave } from './campus'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const folder = new URL('../../docs/guide/images/', import.meta.url)
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }
const CONSOLE = 'people imports roles devices calendar audit health templates gates transport courses canteens ledger'
  .concat(' bookings hall-figures')
  .split(' ')

// The browser writes the dates of its fields in its own language: Chinese, where chromium-l10n is installed.
const env = { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string>
test.use({ launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'], env } })

const begun = Date.now()

test.afterAll(() => {
  const made = readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => new URL(name, folder).pathname)
    .filter((path) => statSync(path).mtimeMs >= begun)
  const done = spawnSync('pngquant', ['--force', '--ext', '.png', '--skip-if-larger', '--strip', '256', ...made])
  if (done.error) console.log('The pictures are large: apt-get install pngquant, and take them again.')
})

function file(name: string): string {
  return new URL(`${name}.png`, folder).pathname
}

/** Takes the page as it is now, when it has come to rest; what only flashes up is not in it. */
async function shot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(800)
  await page.screenshot({ path: file(name), animations: 'disabled', style: '.van-toast { display: none }' })
}

async function picture(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await shot(page, name)
}

test('the portal, on a phone and on a desktop', async ({ page }) => {
  await page.setViewportSize(PHONE)
  await page.goto('/')
  await page.getByRole('button', { name: /辅导员/ }).waitFor()
  await shot(page, 'door')
  await enter(page, people.student)
  await page.goto('/hall?q=qj')
  await page.locator('.cards a').first().waitFor()
  await shot(page, 'search-phone')
  await picture(page, '/hall/items/student-leave', 'item-phone')
  await page.goto('/hall/items/student-leave/apply')
  await page.getByRole('radio', { name: '事假' }).check()
  await page.getByText('草稿已保存').waitFor()
  await shot(page, 'form-phone')
  await picture(page, '/hall/drafts', 'drafts-phone')
  const mine = (await call(page, 'GET', '/api/hall/applications')).body.items as { id: string; status: string }[]
  const moving = mine.find((one) => one.status === 'RUNNING') ?? mine[0]
  await picture(page, `/hall/applications/${moving?.id}`, 'case-phone')
  await picture(page, '/me/security', 'security-phone')
  await picture(page, '/', 'home-phone')
  await page.setViewportSize(DESK)
  await picture(page, '/', 'home-desktop')
  const shown = (name: string) => `data:image/png;base64,${readFileSync(file(name)).toString('base64')}`
  await page.goto('about:blank')
  await page.setContent(
    `<body style="margin:0;padding:32px;display:flex;gap:32px;align-items:center;background:#dfe7f1">
      <img style="height:560px;border-radius:24px;box-shadow:0 8px 32px #14508f55" src="${shown('home-phone')}">
      <img style="width:896px;border-radius:12px;box-shadow:0 8px 32px #14508f55" src="${shown('home-desktop')}">
    </body>`,
  )
  await page.setViewportSize({ width: 1290, height: 624 })
  await page.screenshot({ path: file('portal') })
})

test('deciding, on a phone and on a desktop', async ({ page, browser }) => {
  const student = await another(browser, people.student)
  const made = await leave(student, 2, '回家探望祖父')
  await page.setViewportSize(PHONE)
  await enter(page, people.counsellor)
  await act(page, made.id, 'RETURN', { opinion: '请写明往返车次' })
  await act(student, made.id, 'RESUBMIT', { answers: { ...LEAVE, reason: '回家探望祖父，乘 G1 次往返' } })
  await picture(page, '/hall/todos', 'todos-phone')
  await page.getByRole('button', { name: '批量处理' }).click()
  for (const nth of [0, 1, 2]) await page.getByRole('checkbox').nth(nth).check()
  await shot(page, 'batch-phone')
  await page.setViewportSize(DESK)
  await picture(page, `/hall/applications/${made.id}`, 'case-desktop')
  await act(page, made.id, 'APPROVE', { opinion: '同意，注意安全' })
  await student.context().close()
})

test('the rest of the day, on a phone', async ({ page }) => {
  await page.setViewportSize(PHONE)
  await enter(page, people.student)
  await picture(page, '/messages', 'messages-phone')
  await picture(page, '/messages/settings', 'message-settings-phone')
  await picture(page, '/wallet', 'wallet-phone')
  await picture(page, '/wallet/fees', 'fees-phone')
  await picture(page, '/day', 'day-phone')
  await page.getByRole('button', { name: '按周' }).click()
  await shot(page, 'week-phone')
  await picture(page, '/free-rooms', 'free-rooms-phone')
  await picture(page, '/booking', 'booking-phone')
  await picture(page, '/booking/seats', 'seats-phone')
  await picture(page, '/bus', 'bus-phone')
  await picture(page, '/bus/route?route=ring', 'bus-route-phone')
  await picture(page, '/tickets', 'tickets-phone')
  await picture(page, '/passages', 'passages-phone')
  await page.goto('/code')
  await page.getByRole('button', { name: '绑定这部手机' }).click()
  await page.locator('[data-code] svg').first().waitFor()
  await shot(page, 'code-phone')
  await page.context().clearCookies()
  await enter(page, people.counsellor)
  await picture(page, '/me/away', 'away-phone')
})

test('the console', async ({ page }) => {
  await page.setViewportSize(DESK)
  await enter(page, people.admin, '/console')
  for (const name of CONSOLE) await picture(page, `/console/${name}`, `console-${name}`)
})

test('the desk', async ({ page }) => {
  await page.setViewportSize(DESK)
  await enter(page, people.counsellor, '/console/desk')
  await page.locator('tr[data-case]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await shot(page, 'desk')
  await page.keyboard.press('Escape')
  for (let nth = 0; nth < 3; nth++) {
    await page.keyboard.press('x')
    await page.keyboard.press('j')
  }
  await page.keyboard.press('a')
  await shot(page, 'desk-many')
  await page.context().clearCookies()
  await enter(page, people.admin, '/console/desk')
  for (const name of ['figures', 'inventory', 'batches', 'hand-over']) {
    await page.goto(`/console/${name}`)
    if (name === 'figures') await page.locator('main svg').first().waitFor()
    await shot(page, `desk-${name}`)
  }
})

test('the studio', async ({ page }) => {
  await page.setViewportSize(DESK)
  await enter(page, people.admin, '/console')
  await page.goto('/console/studio')
  await page.locator('tbody tr').first().waitFor()
  await shot(page, 'studio-list')
  for (const part of ['guide', 'form', 'flow', 'try', 'changes'] as const) {
    await page.goto(`/console/studio/student-leave?part=${part}`)
    if (part === 'form') await page.locator('[data-key=period] [data-open]').click()
    if (part === 'flow') await page.locator('[data-key=counsellor] [data-open]').click()
    if (part === 'try') await page.getByRole('radio', { name: '病假' }).check()
    await shot(page, `studio-${part}`)
  }
})
