import type { Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
import { call, enter, handedIn, inDays } from './campus'

const tag = () => Date.now().toString(36)
const APPLY = '**/api/hall/applications'

/** Fills the leave in up to the summary. */
async function fill(page: Page, reason: string): Promise<void> {
  await call(page, 'DELETE', '/api/hall/drafts/student-leave')
  await page.goto('/hall/items/student-leave/apply')
  await page.getByRole('radio', { name: '事假' }).check()
  await page.locator('[data-field="period"] input').first().fill(inDays(50))
  await page.locator('[data-field="period"] input').last().fill(inDays(50))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '不离开' }).check()
  await page.locator('[data-field="reason"] textarea').fill(reason)
  await page.locator('[data-field="contact"] input').fill('父亲 100-0000-0000')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('提交前请核对')).toBeVisible()
}

async function drafts(page: Page): Promise<number> {
  return (await call(page, 'GET', '/api/hall/drafts')).body.items.length
}

test('cut before the submit arrives: a draft, and one case when the network is back', async ({ page, context }) => {
  const reason = `断网前 ${tag()}`
  await enter(page, people.student)
  await fill(page, reason)
  await context.setOffline(true)
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('已记下您的提交')).toBeVisible()
  expect(await handedIn(page, reason)).toBe(0)
  await accessible(page)
  await context.setOffline(false)
  await expect(page).toHaveURL(/\/hall\/applications\//)
  expect(await handedIn(page, reason)).toBe(1)
  expect(await drafts(page)).toBe(0)
})

test('cut while the answer is under way: one case, also after coming back to the page', async ({ page }) => {
  const reason = `断网中 ${tag()}`
  await enter(page, people.student)
  await fill(page, reason)
  await page.route(
    APPLY,
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('已记下您的提交')).toBeVisible()
  expect(await handedIn(page, reason)).toBe(1)
  await page.reload()
  await expect(page.getByText(/已提交|办理中/).first()).toBeVisible()
  expect(await handedIn(page, reason)).toBe(1)
  expect(await drafts(page)).toBe(0)
})

test('the page is closed before it hears the answer: one case, and the next visit knows', async ({ page }) => {
  const reason = `断网后 ${tag()}`
  await enter(page, people.student)
  await fill(page, reason)
  let arrived: () => void = () => undefined
  const sent = new Promise<void>((done) => (arrived = done))
  await page.route(
    APPLY,
    async (route) => {
      await route.fetch()
      arrived()
      // The answer never gets to the page.
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: '提交申请' }).click()
  await sent
  await page.goto('/hall/drafts')
  await expect(page.getByText(/已提交/).first()).toBeVisible()
  await expect.poll(() => handedIn(page, reason)).toBe(1)
  expect(await drafts(page)).toBe(0)
})

test('without a network the home page opens, a draft goes on, and it is saved when it is back', async ({
  page,
  context,
}) => {
  const reason = `离线 ${tag()}`
  await enter(page, people.student)
  await call(page, 'DELETE', '/api/hall/drafts/student-leave')
  await expect(page.locator('[data-card]').first()).toBeVisible()
  await page.goto('/hall/items/student-leave/apply')
  await expect(page.getByRole('radio', { name: '事假' })).toBeVisible()
  // The built pages are kept by the browser; those of a development server are not, and fail here.
  const installed = await page.evaluate(async () => {
    for (let nth = 0; nth < 200; nth++) {
      if (navigator.serviceWorker?.controller) return true
      await new Promise((done) => setTimeout(done, 100))
    }
    return false
  })
  expect(installed, 'the browser keeps the pages').toBe(true)
  await context.setOffline(true)
  await page.getByRole('radio', { name: '病假' }).check()
  await expect(page.getByText('内容已存在本机')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText(/网络不通，以下是/)).toBeVisible()
  await expect(page.locator('[data-card=DRAFTS]').getByText('仅在本机')).toBeVisible()
  await accessible(page)
  await page
    .locator('[data-card=DRAFTS]')
    .getByRole('link', { name: /学生请假/ })
    .click()
  await expect(page.getByRole('radio', { name: '病假' })).toBeChecked()
  await page.getByRole('button', { name: '下一步' }).waitFor()
  await page.locator('[data-field="period"] input').first().fill(inDays(1))
  await page.locator('[data-field="period"] input').last().fill(inDays(1))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator('[data-field="reason"] textarea').fill(reason)
  await context.setOffline(false)
  await page.goto('/hall/drafts')
  await expect
    .poll(async () => (await call(page, 'GET', '/api/hall/drafts')).body.items[0]?.draft.answers.reason)
    .toBe(reason)
})
