import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { code, toText } from '../src/features/pass/code'
import { cameraArgs, phone, shoot } from './film'
import { accessible, cast, expect, people, test } from './app'
import { call, enter } from './campus'

const eaters = cast(9)

/** The till on the counter: sells by the camera, goes on without a network, and settles once when it is back. */
const film = join(mkdtempSync(join(tmpdir(), 'shaopao-film-')), 'code.y4m')

// The page comes from the browser itself when there is no network.
test.use({ launchOptions: cameraArgs(film), serviceWorkers: 'allow' })

/** A till of the canteen, enrolled by its code and given to the merchant in the console. */
async function till(browser: Browser, admin: Page): Promise<Page> {
  const name = `一号窗口 ${Date.now()}`
  const { body: device } = await call(admin, 'POST', '/api/devices', { kind: 'TILL', name, place: '学一食堂' })
  const context = await browser.newContext({
    permissions: ['camera'],
    baseURL: new URL(admin.url()).origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  const page = await context.newPage()
  await page.goto('/till')
  await page.getByLabel('登记码').fill(device.code)
  await accessible(page)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('heading', { name: '这台收银机还没有商户' })).toBeVisible()
  await admin.goto('/console/canteens')
  await admin.getByRole('button', { name: '收银终端' }).click()
  await admin.getByLabel(`商户 ${name}`).selectOption({ label: '学一食堂' })
  await accessible(admin)
  await expect(page.getByRole('button', { name: /红烧肉/ })).toBeVisible({ timeout: 45_000 })
  return page
}

/** Types the text of a code, as when neither camera nor scanner reads it. */
async function show(page: Page, text: string): Promise<void> {
  await page.getByLabel('手动输入码的文字').fill(text)
  await page.getByLabel('手动输入码的文字').press('Enter')
}

test('lunch is sold by the camera, then without a network, and settled once when it is back', async ({
  page,
  browser,
}) => {
  await enter(page, people.admin, '/console')
  const student = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await enter(student, eaters.student)
  const topUp = { id: crypto.randomUUID(), number: eaters.student, amountCents: 5_000, memo: '' }
  expect((await call(page, 'POST', '/api/cashier/top-ups', topUp)).status).toBeLessThan(300)
  const mine = await phone(student)
  const counsellor = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await enter(counsellor, eaters.counsellor)
  const other = await phone(counsellor)
  await counsellor.context().close()
  const counter = await till(browser, page)

  shoot(film, await code(mine, Date.now()))
  await counter.getByRole('button', { name: /红烧肉/ }).click()
  await counter.getByRole('button', { name: /米饭/ }).click()
  await accessible(counter)
  await counter.getByRole('button', { name: '收款' }).click()
  await expect(counter.getByRole('alert')).toContainText('收款成功', { timeout: 20_000 })
  await expect(counter.getByRole('alert')).toContainText('¥10.80')
  await accessible(counter)
  await counter.getByRole('button', { name: '知道了' }).click()

  shoot(film)
  await counter.context().setOffline(true)
  await counter.reload()
  await expect(counter.getByText(/正在离线收款/)).toBeVisible()
  await expect(counter.getByText('离线收款', { exact: true })).toBeVisible()
  const shown = toText(await code(mine, Date.now() + 60_000))
  await counter.getByRole('button', { name: /清炒时蔬/ }).click()
  await counter.getByRole('button', { name: '收款' }).click()
  await accessible(counter)
  await show(counter, shown)
  await expect(counter.getByRole('alert')).toContainText('离线收款成功')
  await expect(counter.getByRole('alert')).toContainText('¥3.00')
  await counter.getByRole('button', { name: '知道了' }).click()
  await expect(counter.getByText('1 笔待补传')).toBeVisible()
  await expect(counter.getByText(/还可收 ¥2,997.00/)).toBeVisible()

  await counter.reload()
  await counter.getByRole('button', { name: /米饭/ }).click()
  await counter.getByRole('button', { name: '收款' }).click()
  await show(counter, shown)
  await expect(counter.getByRole('alert')).toContainText('已经付过款')
  await counter.getByRole('button', { name: '知道了' }).click()
  await show(counter, `${shown.slice(0, 30)}${shown[30] === 'A' ? 'B' : 'A'}${shown.slice(31)}`)
  await expect(counter.getByRole('alert')).toContainText('不能离线付款')
  await counter.getByRole('button', { name: '知道了' }).click()
  await counter.getByRole('button', { name: '返回' }).click()
  await counter.getByRole('button', { name: '清空' }).click()
  await counter.getByLabel('金额（元）').fill('31')
  await counter.getByRole('button', { name: '加入' }).click()
  await counter.getByRole('button', { name: '收款' }).click()
  await show(counter, toText(await code(other, Date.now())))
  await expect(counter.getByRole('alert')).toContainText('每位顾客每天的离线限额')
  await counter.getByRole('button', { name: '知道了' }).click()
  await counter.getByRole('button', { name: '返回' }).click()

  await counter.context().setOffline(false)
  await expect(counter.getByText('联网', { exact: true })).toBeVisible({ timeout: 20_000 })
  await expect(counter.getByText('1 笔待补传')).toBeHidden({ timeout: 20_000 })
  await counter.getByRole('button', { name: '记录' }).click()
  await expect(counter.getByRole('listitem').filter({ hasText: '清炒时蔬' })).toContainText('已付')
  await accessible(counter)

  await student.goto('/wallet')
  await expect(student.getByText('-¥10.80').first()).toBeVisible()
  await expect(student.getByText('-¥3.00').first()).toBeVisible()
  await counter.context().close()
  await student.context().close()
})
