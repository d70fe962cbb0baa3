import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { code, toText } from '../src/features/pass/code'
import { accessible, cast, expect, people, test } from './app'
import { call, enter } from './campus'
import { cameraArgs, phone, shoot } from './film'

const walkers = cast(10)

/** What the camera sees: a film that is made before the page looks. */
const film = join(mkdtempSync(join(tmpdir(), 'shaopao-film-')), 'code.y4m')

// The page comes from the browser itself when there is no network.
test.use({ launchOptions: cameraArgs(film), serviceWorkers: 'allow' })

/** A reader at a gate of a place; gives the page of it. */
async function reader(browser: Browser, admin: Page, name: string, code: string): Promise<Page> {
  const { body: places } = await call(admin, 'GET', `/api/places/search?text=${code}`)
  const place = (places as { id: string; code: string }[]).find((one) => one.code === code)
  const { body: device } = await call(admin, 'POST', '/api/devices', { kind: 'GATE', name, place: code })
  const entry = { place: place?.id, nameZh: name, nameEn: '', way: 'IN', device: device.device.id }
  expect((await call(admin, 'POST', '/api/gates/entries', entry)).status).toBe(201)
  const context = await browser.newContext({ permissions: ['camera'], baseURL: new URL(admin.url()).origin })
  const page = await context.newPage()
  await page.goto('/gate')
  await page.getByLabel('登记码').fill(device.code)
  await accessible(page)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('联网')).toBeVisible()
  return page
}

test('a code before the camera opens the gate once, and its holder reads why not again', async ({ page, browser }) => {
  await enter(page, people.admin, '/console')
  const student = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await enter(student, walkers.student)
  const mine = await phone(student)
  shoot(film, await code(mine, Date.now()))
  const gate = await reader(browser, page, `扫码 ${Date.now()}`, 'LIB')
  await expect(gate.getByText('可以通行')).toBeVisible({ timeout: 20_000 })
  await accessible(gate)
  await expect(gate.getByText('请刷新后再试')).toBeVisible({ timeout: 20_000 })
  await student.goto('/passages')
  await expect(student.getByText(/这个码刚刚用过|过期/).first()).toBeVisible()
  await expect(student.getByText('放行').first()).toBeVisible()
  await accessible(student)
  await gate.context().close()
  await student.context().close()
})

test('a gate without a network goes on by itself, says so, and sends what happened', async ({ page, browser }) => {
  await enter(page, people.admin, '/console')
  const staff = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await enter(staff, walkers.counsellor)
  const mine = await phone(staff)
  // Another place than that of the journey before: the people of a bundle are read once in ten minutes.
  const gate = await reader(browser, page, `离线 ${Date.now()}`, 'C1')
  await expect.poll(() => bundled(gate), { timeout: 60_000 }).toBe(true)
  await gate.context().setOffline(true)
  await gate.getByRole('button', { name: '手动输入' }).click()
  await gate.getByLabel(/校园码文字/).fill(toText(await code(mine, Date.now())))
  await gate.getByRole('button', { name: '核验' }).click()
  await expect(gate.getByText('可以通行')).toBeVisible()
  await expect(gate.getByText('离线运行').first()).toBeVisible()
  await expect(gate.getByText(/网络中断，按/)).toBeVisible()
  await expect(gate.getByText('待补传 1 条')).toBeVisible()
  await gate.context().setOffline(false)
  await expect(gate.getByText('联网')).toBeVisible({ timeout: 20_000 })
  await expect(gate.getByText('待补传 1 条')).toBeHidden()
  await staff.goto('/passages')
  await expect(staff.getByText('读码器离线时判定，后来补传').first()).toBeVisible()
  // Stopped while the gate is on line: it is told at once, and refuses also when the network goes a moment later.
  expect((await call(staff, 'POST', '/api/pass/mine/freeze')).status).toBeLessThan(300)
  const name = mine.number.toString(16).padStart(10, '0')
  await expect.poll(() => kept(gate, 'stopped'), { timeout: 5_000 }).toContain(name)
  await gate.context().setOffline(true)
  await gate.getByRole('button', { name: '手动输入' }).click()
  await gate.getByLabel(/校园码文字/).fill(toText(await code(mine, Date.now() + 60_000)))
  await gate.getByRole('button', { name: '核验' }).click()
  await expect(gate.getByText('请刷新后再试')).toBeVisible()
  expect((await call(staff, 'POST', '/api/pass/mine/freeze/undo')).status).toBeLessThan(300)
  await gate.context().close()
  await staff.context().close()
})

/** Whether the reader has taken a bundle along. */
async function bundled(page: Page): Promise<boolean> {
  return (await kept(page, 'bundle')) !== ''
}

/** What the reader keeps under a name, as JSON; nothing as an empty text. */
function kept(page: Page, name: string): Promise<string> {
  return page.evaluate(
    (asked) =>
      new Promise<string>((done) => {
        const opening = indexedDB.open('shaopao-gate', 1)
        opening.onsuccess = () => {
          const found = opening.result.transaction('kept').objectStore('kept').get(asked)
          found.onsuccess = () => {
            opening.result.close()
            done(JSON.stringify(found.result) ?? '')
          }
        }
        opening.onerror = () => done('')
      }),
    name,
  )
}
