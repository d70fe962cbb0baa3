import { crc32 } from 'node:zlib'
import type { Page } from '@playwright/test'
import { accessible, cast, expect, people, test } from './app'
import { another, call, enter } from './campus'

/** Buses: what leaves now, a seat, and the driver who lets its holder board by code. */
const SHOWN = '[data-code]'
const { student: passenger } = cast(11)
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

/** Of three stops and one line that leaves now, whatever time it is; day and seconds in Shanghai. */
function feedOfNow(): Buffer {
  const now = new Date(Date.now() + 8 * 3_600_000)
  const day = now.toISOString().slice(0, 10).replaceAll('-', '')
  const at = (minutes: number) => {
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes() + minutes
    return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}:00`
  }
  return zip({
    'agency.txt': 'agency_id,agency_name,agency_timezone\nx,测试车队,Asia/Shanghai\n',
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\na,图书馆,${HERE.latitude},${HERE.longitude}\nb,南门,30.301,120.086\n`,
    'routes.txt': 'route_id,route_short_name,route_type,route_color\ntest,测试线,3,14508F\n',
    'trips.txt': 'route_id,service_id,trip_id\ntest,d,one\n',
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\none,${at(1)},${at(1)},a,1\none,${at(20)},${at(20)},b,2\n`,
    'calendar_dates.txt': `service_id,date,exception_type\nd,${day},1\n`,
  })
}

/** Files stored as they are (PKZIP APPNOTE 4.3). */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const index: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text)
    const title = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800, 2)
    facts.writeUInt32LE(crc32(body), 10)
    facts.writeUInt32LE(body.length, 14)
    facts.writeUInt32LE(body.length, 18)
    facts.writeUInt16LE(title.length, 22)
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, title, body)
    const end = Buffer.alloc(14)
    end.writeUInt32LE(at, 10)
    index.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, end, title)
    at += 30 + title.length + body.length
  }
  const list = Buffer.concat(index)
  const last = Buffer.alloc(18)
  last.writeUInt16LE(Object.keys(files).length, 4)
  last.writeUInt16LE(Object.keys(files).length, 6)
  last.writeUInt32LE(list.length, 8)
  last.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006', 'latin1'), last])
}

test('a feed is tried, imported and activated; a driver starts a run, shares its position, boards by code, and riders see the bus', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation(HERE)
  const desk = await another(browser, people.admin)
  await desk.goto('/console/transport')
  await desk.getByRole('tab', { name: '时刻数据' }).click()
  const before = await call(desk, 'GET', '/api/transport/desk/feeds')
  const bad = { name: 'bad.zip', mimeType: 'application/zip', buffer: zip({ 'stops.txt': 'stop_id\n1\n' }) }
  await desk.getByLabel('选择文件').first().setInputFiles(bad)
  await expect(desk.getByText('什么也没有导入')).toBeVisible()
  await expect(desk.getByRole('cell', { name: 'trips.txt' })).toBeVisible()
  const good = { name: 'now.zip', mimeType: 'application/zip', buffer: feedOfNow() }
  await desk.getByLabel('选择文件').first().setInputFiles(good)
  await expect(desk.getByText(/可以导入/)).toBeVisible()
  await desk.getByRole('button', { name: '导入', exact: true }).click()
  await expect(desk.getByText(/已导入为第/)).toBeVisible()
  await accessible(desk)
  await desk
    .getByRole('row', { name: /now\.zip/ })
    .getByRole('button', { name: '启用' })
    .first()
    .click()
  await desk.getByRole('dialog').getByRole('button', { name: '启用' }).click()
  await expect(desk.getByRole('row', { name: /now\.zip.*测试车队/ }).first()).toContainText('使用中')

  await enter(page, people.admin, '/bus/drive')
  await page.getByRole('button', { name: /开始出车 .*测试线/ }).click()
  await expect(page.getByText('正在共享位置')).toBeVisible()
  const rider = await another(browser, passenger)
  const shown = await code(rider)
  await page.getByLabel(/扫码枪/).fill(shown)
  await page.getByRole('button', { name: '上车', exact: true }).click()
  await expect(page.getByText(/请上车/)).toBeVisible()
  await page.getByLabel(/扫码枪/).fill(shown)
  await page.getByRole('button', { name: '上车', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('未能识别')
  await page.getByLabel(/扫码枪/).fill(passenger)
  await page.getByRole('button', { name: '上车', exact: true }).click()
  await expect(page.getByText(/已经上过车/)).toBeVisible()
  await accessible(page)
  const buses = await call(rider, 'GET', '/api/transport/buses')
  expect(buses.body.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: '结束出车' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '结束出车' }).click()
  await expect(page.getByText('选择班次和车辆')).toBeVisible()
  await call(
    desk,
    'POST',
    `/api/transport/desk/feeds/${before.body.find((one: { active: boolean }) => one.active).id}/activate`,
    {},
  )
  await rider.context().close()
  await desk.context().close()
})
