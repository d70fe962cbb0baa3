import type { Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
import { another, call, enter } from './campus'

/** Buses: what leaves now, a seat, and the driver who lets its holder board by code. */
const SHOWN = '[data-code]'
/** The library of the demo campus. */
const HERE = { latitude: 30.3053, longitude: 120.0869 }

test('bus now: the stops near me, a stop, a route with its map, and how to get to the other campus', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation(HERE)
  await enter(page, people.student)
  await page.getByRole('link', { name: '校园班车' }).click()
  await page.getByRole('button', { name: '用我的位置' }).click()
  const library = page.getByRole('region', { name: '图书馆' })
  await expect(library.getByText('米')).toBeVisible()
  await expect(library.getByRole('listitem').first()).toBeVisible()
  await library.getByRole('button', { name: /收藏/ }).click()
  await expect(page.getByRole('heading', { name: '收藏的站点' })).toBeVisible()
  await accessible(page)

  await library.getByRole('link', { name: '图书馆' }).first().click()
  await expect(page.getByRole('heading', { name: '全天时刻' })).toBeVisible()
  await expect(page.getByRole('term').first()).toBeVisible()
  await accessible(page)

  await page.goto('/bus/routes')
  await page.getByRole('link', { name: /主校区环线/ }).click()
  await expect(page.getByRole('img', { name: '环线 线路图' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: '体育馆' })).toBeVisible()
  await accessible(page)

  await page.goto('/bus/journey')
  await page.getByLabel('出发地').fill('体育馆')
  await page.getByRole('option', { name: /体育馆/ }).click()
  await page.getByLabel('目的地').fill('东校区宿舍')
  await page.getByRole('option', { name: /东校区宿舍/ }).click()
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText(/换乘|直达/).first()).toBeVisible()
  await expect(page.getByText(/到东校区宿舍/).first()).toBeVisible()
  await accessible(page)
})

test('a seat is booked once however often one presses, and given back', async ({ page }) => {
  await enter(page, people.counsellor, '/bus/seats')
  await page.getByRole('button', { name: '明天' }).click()
  const ask = page.getByRole('button', { name: '订座', exact: true }).last()
  await ask.dblclick()
  await expect(page.getByRole('status')).toContainText('订到了')
  const mine = page.getByRole('list').first()
  await expect(mine.getByText('已订')).toHaveCount(1)
  await accessible(page)
  await mine.getByRole('button', { name: '退订' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '退订' }).click()
  await expect(page.getByRole('status')).toContainText('已退订')
  await expect(page.getByText('还没有订座')).toBeVisible()
})

async function code(page: Page): Promise<string> {
  await page.goto('/code')
  const bind = page.getByRole('button', { name: '绑定这部手机' })
  await expect(bind.or(page.locator(SHOWN))).toBeVisible()
  if (await bind.isVisible()) await bind.click()
  await expect(page.locator(SHOWN)).toBeVisible()
  return (await page.locator(SHOWN).getAttribute('data-code')) ?? ''
}

test('a driver starts a run, shares its position, boards by code, and riders see the bus', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation(HERE)
  await enter(page, people.admin, '/bus/drive')
  const start = page.getByRole('button', { name: /开始出车/ })
  if ((await start.count()) === 0) {
    // in the night nothing runs on this campus, and the page says so
    await expect(page.getByText('前后三小时内没有班次')).toBeVisible()
    return
  }
  await start.first().click()
  await expect(page.getByText('正在共享位置')).toBeVisible()
  const rider = await another(browser, people.student)
  const shown = await code(rider)
  await page.getByLabel(/扫码枪/).fill(shown)
  await page.getByRole('button', { name: '上车', exact: true }).click()
  await expect(page.getByText(/请上车|座位已满/)).toBeVisible()
  await page.getByLabel(/扫码枪/).fill(shown)
  await page.getByRole('button', { name: '上车', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('未能识别')
  await page.getByLabel(/扫码枪/).fill('20230101')
  await page.getByRole('button', { name: '上车', exact: true }).click()
  await expect(page.getByText(/已经上过车|座位已满/)).toBeVisible()
  await accessible(page)
  const buses = await call(rider, 'GET', '/api/transport/buses')
  expect(buses.body.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: '结束出车' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '结束出车' }).click()
  await expect(page.getByText('选择班次和车辆')).toBeVisible()
  await rider.context().close()
})
