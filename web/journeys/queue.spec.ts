import type { Browser, Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
import { another, call, enter, leave } from './campus'

/** A hall of this journey's own, open at any hour, with one counter at which the counsellor serves. */
async function hall(admin: Page): Promise<{ site: string; name: string; service: string }> {
  const name = `大厅 ${Date.now()}`
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', until: '23:59' }))
  const { body: houses } = await call(admin, 'GET', '/api/places/search?text=ADMIN')
  const wish = { nameZh: name, nameEn: '', place: houses[0].id, hours }
  const { body: site } = await call(admin, 'POST', '/api/queue/sites', wish)
  const path = `/api/queue/sites/${site.id}`
  const { body: office } = await call(admin, 'POST', `${path}/offices`, { letter: 'Q', nameZh: '学工窗口', nameEn: '' })
  const { body: service } = await call(admin, 'POST', `${path}/services`, {
    office: office.id,
    nameZh: '请假咨询',
    nameEn: '',
    usualSeconds: 240,
    items: ['student-leave'],
    slotMinutes: 20,
    slotCapacity: 2,
    slotDays: 7,
    open: true,
  })
  await call(admin, 'POST', `${path}/counters`, { number: 7, services: [service.id] })
  expect((await call(admin, 'PUT', `${path}/clerks/${people.counsellor}`, { services: [service.id] })).status).toBe(200)
  return { site: site.id, name, service: service.id }
}

/** A machine that is enrolled and stands in the hall. */
async function machine(browser: Browser, admin: Page, kind: 'KIOSK' | 'SCREEN', site: string): Promise<Page> {
  const { body: device } = await call(admin, 'POST', '/api/devices', {
    kind,
    name: `${kind} ${Date.now()}`,
    place: '大厅',
  })
  await call(admin, 'PUT', `/api/queue/sites/${site}/machines/${device.device.id}`, {})
  const size = kind === 'KIOSK' ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 }
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', baseURL: new URL(admin.url()).origin })
  const page = await context.newPage()
  await page.goto(kind === 'KIOSK' ? '/kiosk' : '/board')
  await page.getByLabel('登记码').fill(device.code)
  await accessible(page)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  return page
}

test('a number from the kiosk is called on the board, and the counter finishes the case of the phone', async ({
  page,
  browser,
}) => {
  await enter(page, people.admin, '/console')
  const own = await hall(page)
  const kiosk = await machine(browser, page, 'KIOSK', own.site)
  const board = await machine(browser, page, 'SCREEN', own.site)
  await expect(board.getByText('暂无叫号')).toBeVisible()
  await kiosk.getByRole('button', { name: /^取号/ }).click()
  await kiosk.getByRole('button', { name: /学工窗口/ }).click()
  await accessible(kiosk)
  await kiosk.getByRole('button', { name: /请假咨询/ }).click()
  await expect(kiosk.getByText('Q001')).toBeVisible()
  await accessible(kiosk)

  const student = await another(browser, people.student, '/tickets')
  const { number } = await leave(student, 2, '回家')
  const taken = await call(student, 'POST', '/api/queue/tickets', { service: own.service })
  expect(taken.body.number).toBe('Q002')
  await student.reload()
  const mine = student.locator('article').filter({ hasText: own.name })
  await expect(mine.getByText('Q002')).toBeVisible()
  await expect(mine.getByText('前面 1 位')).toBeVisible()
  await expect(mine.getByText(/请在 .* 前到/)).toBeVisible()
  await accessible(student)

  const desk = await (
    await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'zh-CN',
      baseURL: new URL(page.url()).origin,
    })
  ).newPage()
  await enter(desk, people.counsellor, '/console/counter-desk')
  await desk
    .getByLabel('窗口', { exact: false })
    .first()
    .selectOption({ label: `${own.name} · 7 号窗口 · 空闲` })
  await desk.getByRole('button', { name: '打开窗口' }).click()
  await expect(desk.getByText('没有人。按 N 叫下一位。')).toBeVisible()
  await desk.keyboard.press('n')
  await expect(desk.getByRole('button', { name: /开始办理/ })).toBeVisible()
  await expect(board.getByText('Q001')).toBeVisible()
  await expect(board.getByText('7 号窗口').first()).toBeVisible()
  await accessible(board)
  await desk.keyboard.press('m')
  await expect(desk.getByText('没有人。按 N 叫下一位。')).toBeVisible()
  await desk.keyboard.press('n')
  await expect(mine.getByText('请到 7 号窗口')).toBeVisible()
  await expect(desk.getByRole('button', { name: /开始办理/ })).toBeVisible()
  await desk.keyboard.press('s')
  await expect(desk.getByText('查看会记入审计。只在办理期间可见。')).toBeVisible()
  const agree = desk.locator('article').filter({ hasText: number }).getByRole('button', { name: '同意' })
  await expect(agree).toBeVisible()
  await agree.click()
  await expect(desk.getByText(/已同意/)).toBeVisible()
  await accessible(desk)
  await desk.getByLabel('为什么没在网上办').selectOption('NOT_KNOWN')
  await desk.getByRole('button', { name: /^办完 / }).click()
  await expect(desk.getByText('没有人。按 N 叫下一位。')).toBeVisible()
  await desk.getByRole('button', { name: '关闭窗口' }).click()
  for (const one of [kiosk, board, student, desk]) await one.context().close()
})

test('a number and an appointment on the phone are taken, seen and given up', async ({ page, browser }) => {
  await enter(page, people.admin, '/console')
  const own = await hall(page)
  const student = await another(browser, people.student, '/tickets')
  const section = student.locator('section').filter({ hasText: own.name })
  await section.getByText('学工窗口').click()
  await section.getByRole('button', { name: '现在取号' }).click()
  const mine = student.locator('article').filter({ hasText: own.name })
  await expect(mine.getByText('Q001')).toBeVisible()
  await mine.getByRole('button', { name: '不排了' }).click()
  await mine.getByRole('button', { name: '确定放弃' }).click()
  await expect(mine).toHaveCount(0)
  await section.getByRole('button', { name: '预约', exact: true }).click()
  const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 86_400_000)
  await section.getByLabel('日期').fill(tomorrow)
  await section.getByRole('button', { name: /剩 2/ }).first().click()
  await expect(mine.getByText('已预约')).toBeVisible()
  await accessible(student)
  await mine.getByRole('button', { name: '取消预约' }).click()
  await mine.getByRole('button', { name: '确定放弃' }).click()
  await expect(mine).toHaveCount(0)
  await student.context().close()
})
