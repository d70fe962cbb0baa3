import type { Browser, Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
import { enter } from './campus'

/** The one code: what a student does with it on the phone, and staff at a desk with a scanner that types. */
const SHOWN = '[data-code]'

async function bound(page: Page): Promise<void> {
  await page.goto('/code')
  const bind = page.getByRole('button', { name: '绑定这部手机' })
  await expect(bind.or(page.locator(SHOWN))).toBeVisible()
  if (await bind.isVisible()) await bind.click()
  await expect(page.locator(SHOWN)).toBeVisible()
}

/** The code that the phone shows, when it is another than the one before. */
async function code(page: Page, before = ''): Promise<string> {
  await expect.poll(() => page.locator(SHOWN).getAttribute('data-code'), { timeout: 20_000 }).not.toBe(before)
  return (await page.locator(SHOWN).getAttribute('data-code')) ?? ''
}

async function desk(browser: Browser, at: string, number: string = people.counsellor): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await enter(page, number)
  await page.goto(at)
  return page
}

async function scan(page: Page, text: string): Promise<void> {
  await page.getByLabel('对方的码').fill(text)
  await page.getByLabel('对方的码').press('Enter')
}

test('a phone is bound, shows codes without a network, checks in, collects, agrees, and is frozen', async ({
  page,
  browser,
  context,
}) => {
  await enter(page, people.student)
  await bound(page)
  await accessible(page)
  const first = await code(page)
  expect(first.length, '80 bytes in Base64url').toBe(107)

  await context.setOffline(true)
  await code(page, first)
  await expect(page.getByText('没有网络，仍可使用')).toBeVisible()
  await context.setOffline(false)

  const teacher = await desk(browser, '/console/occasions')
  await teacher.getByRole('button', { name: '新生入学教育讲座' }).click()
  const shown = await code(page)
  await scan(teacher, shown)
  await expect(teacher.getByRole('status').filter({ hasText: /签到成功|已经签到过/ })).toBeVisible()
  await scan(teacher, shown)
  await expect(teacher.getByRole('alert')).toContainText('不能通过')
  await accessible(teacher)

  await teacher.goto('/console/verify')
  await teacher.getByLabel('查验内容').selectOption({ label: '核对身份' })
  await teacher.getByLabel('原因').fill('考场核对')
  await scan(teacher, await code(page))
  await expect(teacher.getByText('等待对方在手机上同意')).toBeVisible()
  await expect(page.getByText('考场核对').first()).toBeVisible({ timeout: 15_000 })
  await accessible(page)
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await expect(teacher.getByText(people.student)).toBeVisible({ timeout: 15_000 })

  await teacher.getByLabel('查验内容').selectOption({ label: '核对本人（含照片）' })
  await scan(teacher, await code(page, await code(page)))
  await expect(page.getByText('您的照片会显示在对方屏幕上')).toBeVisible({ timeout: 15_000 })
  await accessible(page)
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await expect(teacher.getByRole('img', { name: /的照片$/ })).toBeVisible({ timeout: 15_000 })
  await accessible(teacher)

  const admin = await desk(browser, '/console/counter', people.admin)
  await scan(admin, await code(page))
  await expect(admin.getByText('迎新物资包')).toBeVisible()
  const hand = admin.getByRole('button', { name: /确认发放/ })
  if (await hand.isVisible()) {
    await hand.click()
    await admin.getByRole('button', { name: '撤销' }).click()
    await admin.getByRole('dialog').getByLabel('原因').fill('演练')
    await admin.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await expect(admin.getByText('已撤销：演练')).toBeVisible()
  }

  await page.reload()
  await expect(page.getByText('这个码已经用过，可能被人复制').first()).toBeVisible()
  const last = await code(page)
  await page.getByRole('button', { name: '冻结通行证' }).click()
  await expect(page.getByRole('heading', { name: '已冻结' })).toBeVisible()
  await scan(admin, last)
  await expect(admin.getByRole('alert')).toContainText('不能通过')
  await page.getByRole('button', { name: '撤销冻结' }).click()
  await expect(page.locator(SHOWN)).toBeVisible()
  await teacher.context().close()
  await admin.context().close()
})

test('a visitor opens the link once, on a phone that is signed in nowhere', async ({ page, browser }) => {
  await enter(page, people.counsellor)
  await page.goto('/code/visitors')
  await page.getByLabel('访客姓名').fill('周建国')
  await page.getByRole('button', { name: '生成访客码' }).click()
  const link = await page.getByText(/\/visit\//).textContent()
  const guests = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const guest = await guests.newPage()
  await guest.goto(new URL(link ?? '').pathname)
  await guest.getByRole('button', { name: '在这部手机上打开' }).click()
  await expect(guest.locator(SHOWN)).toBeVisible()
  await accessible(guest)
  const another = await browser.newContext()
  const thief = await another.newPage()
  await thief.goto(new URL(link ?? '').pathname)
  await thief.getByRole('button', { name: '在这部手机上打开' }).click()
  await expect(thief.getByRole('alert')).toContainText('链接无效')
  await another.close()
  await guests.close()
})

test('a photo of oneself is cropped, handed in and taken back', async ({ page }) => {
  await enter(page, people.student)
  await page.goto('/me/record')
  await expect(page.getByRole('img', { name: '学校照片' })).toBeVisible()
  const picture = await page.evaluate(() => {
    const sheet = document.createElement('canvas')
    sheet.width = sheet.height = 900
    const pen = sheet.getContext('2d')
    if (pen !== null) pen.fillStyle = '#3f6b4f'
    pen?.fillRect(0, 0, 900, 900)
    return sheet.toDataURL('image/png').split(',')[1] ?? ''
  })
  await page
    .getByLabel('选择照片')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') })
  await page.getByRole('slider', { name: '缩放' }).fill('2')
  await accessible(page)
  await page.getByRole('button', { name: '使用这张照片' }).click()
  await expect(page.getByRole('img', { name: '本人上传的照片' })).toBeVisible()
  await page.getByRole('button', { name: '删除照片' }).click()
  await page.getByRole('button', { name: '删除照片' }).click()
  await expect(page.getByText('您还没有上传照片')).toBeVisible()
})
