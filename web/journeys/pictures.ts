/** The pictures of the guides: `npm run pictures` takes them anew from a demo campus. Not part of the tests. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { people, test } from './app'
import { act, another, call, enter, LEAVE, leave } from './campus'

const folder = new URL('../../docs/guide/images/', import.meta.url)
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }

function file(name: string): string {
  return new URL(`${name}.png`, folder).pathname
}

async function picture(page: Page, path: string, name: string): Promise<void> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await page.waitForTimeout(800)
  await page.screenshot({ path: file(name) })
}

test('the portal, on a phone and on a desktop', async ({ page }) => {
  await page.setViewportSize(PHONE)
  await page.goto('/')
  await page.getByRole('button', { name: /辅导员/ }).waitFor()
  await page.screenshot({ path: file('door') })
  await enter(page, people.student)
  await picture(page, '/hall/items/student-leave', 'item-phone')
  await page.goto('/hall/items/student-leave/apply')
  await page.getByRole('radio', { name: '事假' }).check()
  await page.getByText('草稿已保存').waitFor()
  await page.screenshot({ path: file('form-phone') })
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
  await page.screenshot({ path: file('batch-phone') })
  await page.setViewportSize(DESK)
  await picture(page, `/hall/applications/${made.id}`, 'case-desktop')
  await act(page, made.id, 'APPROVE', { opinion: '同意，注意安全' })
  await student.context().close()
})

test('the console', async ({ page }) => {
  await page.setViewportSize(DESK)
  await enter(page, people.admin, '/console')
  for (const name of ['people', 'imports', 'roles', 'devices', 'calendar', 'audit', 'health']) {
    await page.goto(`/console/${name}`)
    await page.waitForTimeout(1000)
    await page.screenshot({ path: file(`console-${name}`) })
  }
})

test('the desk', async ({ page }) => {
  await page.setViewportSize(DESK)
  await enter(page, people.counsellor, '/console/desk')
  await page.locator('tr[data-case]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1000)
  await page.screenshot({ path: file('desk') })
  await page.keyboard.press('Escape')
  for (let nth = 0; nth < 3; nth++) {
    await page.keyboard.press('x')
    await page.keyboard.press('j')
  }
  await page.keyboard.press('a')
  await page.waitForTimeout(500)
  await page.screenshot({ path: file('desk-many') })
  await page.context().clearCookies()
  await enter(page, people.admin, '/console/desk')
  for (const name of ['figures', 'inventory', 'batches', 'hand-over']) {
    await page.goto(`/console/${name}`)
    if (name === 'figures') await page.locator('main svg').first().waitFor()
    await page.waitForTimeout(1000)
    await page.screenshot({ path: file(`desk-${name}`) })
  }
})

test('the studio', async ({ page }) => {
  await page.setViewportSize(DESK)
  await enter(page, people.admin, '/console')
  await page.goto('/console/studio')
  await page.locator('tbody tr').first().waitFor()
  await page.screenshot({ path: file('studio-list') })
  for (const part of ['form', 'flow', 'try'] as const) {
    await page.goto(`/console/studio/student-leave?part=${part}`)
    if (part === 'form') await page.locator('[data-key=period] [data-open]').click()
    if (part === 'flow') await page.locator('[data-key=counsellor] [data-open]').click()
    if (part === 'try') await page.getByRole('radio', { name: '病假' }).check()
    await page.waitForTimeout(800)
    await page.screenshot({ path: file(`studio-${part}`) })
  }
})
