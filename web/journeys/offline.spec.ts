import type { Page } from '@playwright/test'
import { accessible, cast, expect, test } from './app'
import { another, call, enter, handedIn, inDays } from './campus'

const people = cast(2)
const tag = () => Date.now().toString(36)
// Without a network the pages come from the browser itself.
test.use({ serviceWorkers: 'allow' })

const APPLY = '**/api/hall/applications'

/** What a form says: in steps on a phone, on one page at a desk. */
const STEPS = { personal: '事假', next: '下一步', stays: '不离开', check: '提交前请核对', submit: '提交申请' }
const WHOLE = { personal: 'Personal', next: null, stays: 'No', check: null, submit: 'Submit' }

/** Fills the leave in, up to the summary where there is one. */
async function fill(page: Page, reason: string, says: typeof STEPS | typeof WHOLE = STEPS): Promise<void> {
  await call(page, 'DELETE', '/api/hall/drafts/student-leave')
  await page.goto('/hall/items/student-leave/apply')
  await page.getByRole('radio', { name: says.personal }).check()
  await page.locator('[data-field="period"] input').first().fill(inDays(50))
  await page.locator('[data-field="period"] input').last().fill(inDays(50))
  if (says.next !== null) await page.getByRole('button', { name: says.next }).click()
  await page.getByRole('radio', { name: says.stays, exact: true }).check()
  await page.locator('[data-field="reason"] textarea').fill(reason)
  await page.locator('[data-field="contact"] input').fill('父亲 100-0000-0000')
  if (says.next === null) return
  await page.getByRole('button', { name: says.next }).click()
  await expect(page.getByText(says.check)).toBeVisible()
}

async function drafts(page: Page): Promise<number> {
  return (await call(page, 'GET', '/api/hall/drafts')).body.items.length
}

for (const on of [
  { look: {}, title: 'on a phone', says: STEPS, noted: '已记下您的提交', known: /已提交|办理中/ },
  {
    look: { wide: true, english: true },
    title: 'at a desk in English',
    says: WHOLE,
    noted: /^Your application is noted/,
    known: /Handed in|Submitted|In progress/,
  },
]) {
  test(`cut before the submit arrives ${on.title}: a draft, and one case when the network is back`, async ({
    browser,
  }) => {
    const reason = `断网前 ${tag()}`
    const page = await another(browser, people.student, '/', on.look)
    await fill(page, reason, on.says)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: on.says.submit, exact: true }).click()
    await expect(page.getByText(on.noted)).toBeVisible()
    expect(await handedIn(page, reason)).toBe(0)
    await accessible(page)
    await page.context().setOffline(false)
    await expect(page).toHaveURL(/\/hall\/applications\//)
    expect(await handedIn(page, reason)).toBe(1)
    expect(await drafts(page)).toBe(0)
    await page.context().close()
  })

  test(`cut while the answer is under way ${on.title}: one case, also after coming back to the page`, async ({
    browser,
  }) => {
    const reason = `断网中 ${tag()}`
    const page = await another(browser, people.student, '/', on.look)
    await fill(page, reason, on.says)
    await page.route(
      APPLY,
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await page.getByRole('button', { name: on.says.submit, exact: true }).click()
    await expect(page.getByText(on.noted)).toBeVisible()
    expect(await handedIn(page, reason)).toBe(1)
    await page.reload()
    await expect(page.getByText(on.known).first()).toBeVisible()
    expect(await handedIn(page, reason)).toBe(1)
    expect(await drafts(page)).toBe(0)
    await page.context().close()
  })

  test(`the page is closed before it hears the answer ${on.title}: one case, and the next visit knows`, async ({
    browser,
  }) => {
    const reason = `断网后 ${tag()}`
    const page = await another(browser, people.student, '/', on.look)
    await fill(page, reason, on.says)
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
    await page.getByRole('button', { name: on.says.submit, exact: true }).click()
    await sent
    await page.goto('/hall/drafts')
    await expect(page.getByText(on.known).first()).toBeVisible()
    await expect.poll(() => handedIn(page, reason)).toBe(1)
    expect(await drafts(page)).toBe(0)
    await page.context().close()
  })
}

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
