import type { Page } from '@playwright/test'
import { accessible, cast, expect, test } from './app'
import { another, call, enter, inDays, leave } from './campus'

const people = cast(1)
const tag = () => Date.now().toString(36)

async function confirm(page: Page): Promise<void> {
  await page.locator('.van-action-sheet:visible button[type=submit]').click()
}

test('the home page is in an order of one’s own, on every device, in both languages', async ({ page, browser }) => {
  await enter(page, people.student)
  await call(page, 'PUT', '/api/hall/habits/cards', { cards: [], hidden: [] })
  await page.reload()
  const cards = page.locator('[data-card]')
  await expect(cards.first()).toHaveAttribute('data-card', 'TODOS')
  await page.getByRole('button', { name: '调整卡片' }).click()
  await accessible(page)
  await page.locator('[data-card=TODOS]').getByRole('button', { name: '下移' }).press('Enter')
  await page.locator('[data-card=NOTICES]').getByRole('button', { name: '隐藏' }).click()
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/habits/cards') && answer.ok())
  await page.getByRole('button', { name: '完成' }).click()
  await kept
  const other = await another(browser, people.student, '/', { english: true })
  await expect(other.locator('[data-card]').first()).toHaveAttribute('data-card', 'CASES')
  await expect(other.locator('[data-card=NOTICES]')).toHaveCount(0)
  await expect(other.getByRole('region', { name: 'My cases' })).toBeVisible()
  await accessible(other)
  await other.setViewportSize({ width: 1280, height: 800 })
  await accessible(other)
  await other.context().close()
  await call(page, 'PUT', '/api/hall/habits/cards', { cards: [], hidden: [] })
})

test('items are found by department and by a turn in life, and a favourite comes to the home page', async ({
  page,
}) => {
  await enter(page, people.student)
  await page.locator('[data-card=EVENTS]').getByRole('link', { name: '毕业离校' }).click()
  await expect(page.getByRole('combobox', { name: '人生一件事' })).toHaveValue('graduating')
  await expect(page.locator('main .card').first()).toBeVisible()
  await accessible(page)
  await page.goto('/hall/items/student-leave')
  const star = page.getByRole('button', { name: /收藏/ })
  if ((await star.getAttribute('aria-pressed')) === 'true') await star.click()
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await accessible(page)
  await page.getByRole('link', { name: '首页' }).click()
  await expect(page.locator('[data-card=FAVOURITES]').getByRole('link', { name: /学生请假/ })).toBeVisible()
})

test('a draft begun on a phone is finished on a desktop; thrown away, it comes back', async ({ page, browser }) => {
  const reason = `探亲 ${tag()}`
  await enter(page, people.student)
  await call(page, 'DELETE', '/api/hall/drafts/student-leave')
  await page.goto('/hall/items/student-leave/apply')
  await page.getByRole('radio', { name: '事假' }).check()
  await page.locator('[data-field="period"] input').first().fill(inDays(40))
  await page.locator('[data-field="period"] input').last().fill(inDays(41))
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator('[data-field="reason"] textarea').fill(reason)
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await page.goto('/hall/drafts')
  await page.getByRole('button', { name: '删除 学生请假' }).click()
  await expect(page.getByRole('heading', { name: '回收站' })).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '恢复 学生请假' }).first().click()
  await expect(page.getByRole('link', { name: '学生请假' })).toBeVisible()

  const desk = await another(browser, people.student, '/', { wide: true, english: true })
  await desk
    .locator('[data-card=DRAFTS]')
    .getByRole('link', { name: /Student leave/ })
    .click()
  await expect(desk.locator('[data-field="reason"] textarea')).toHaveValue(reason)
  await accessible(desk)
  await desk.getByRole('radio', { name: 'No', exact: true }).check()
  await desk.locator('[data-field="contact"] input').fill('父亲 100-0000-0000')
  await desk.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(desk.getByText('In progress').first()).toBeVisible()
  await desk.context().close()
})

test('a leave is returned, corrected, added to, approved by two and rated', async ({ page, browser }) => {
  const reason = `家事 ${tag()}`
  await enter(page, people.student)
  const made = await leave(page, 5, reason)
  const counsellor = await another(browser, people.counsellor, `/hall/applications/${made.id}`)
  await expect(counsellor.getByPlaceholder('写给申请人')).toBeVisible()
  await counsellor.getByRole('button', { name: '退回', exact: true }).click()
  await counsellor.getByRole('button', { name: '请说明具体事由' }).click()
  await accessible(counsellor)
  await confirm(counsellor)
  await expect(counsellor.getByText('已处理').first()).toBeVisible()

  await page.goto(`/hall/applications/${made.id}`)
  await expect(page.getByText('请说明具体事由')).toBeVisible()
  await page.getByRole('button', { name: '修改后重新提交' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.locator('[data-field="reason"] textarea').fill(`${reason} 回乡`)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '重新提交' }).click()
  await expect(page.getByPlaceholder('写给经办人')).toBeVisible()
  await page
    .locator('label', { hasText: '补充材料' })
    .locator('input')
    .setInputFiles({
      name: '车票.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
        'base64',
      ),
    })
  await expect(page.getByRole('link', { name: '车票.png' })).toBeVisible()
  await accessible(page)

  await expect(counsellor.getByText('上次经您之后的变化')).toBeVisible()
  await expect(counsellor.locator('ins', { hasText: '回乡' })).toBeVisible()
  await expect(counsellor.getByRole('link', { name: '车票.png' })).toBeVisible()
  await accessible(counsellor)
  await counsellor.getByPlaceholder('写给申请人').fill('路上注意安全')
  await counsellor.getByRole('button', { name: '发送' }).click()
  await expect(page.getByText('路上注意安全')).toBeVisible()
  await counsellor.getByRole('button', { name: '同意', exact: true }).click()
  await confirm(counsellor)
  await expect(counsellor.getByRole('link', { name: '办下一件' })).toBeVisible()

  const dean = await another(browser, people.dean, `/hall/applications/${made.id}`, { wide: true, english: true })
  await expect(dean.getByText(/ returned it$/).first()).toBeVisible()
  await expect(dean.getByText(/ submitted again$/).first()).toBeVisible()
  await accessible(dean)
  await dean.getByRole('button', { name: 'Approve', exact: true }).click()
  await dean.getByRole('button', { name: 'Agreed', exact: true }).click()
  await confirm(dean)
  await expect(page.getByText('已通过', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: '5 星' }).click()
  await page.getByLabel('办得快').check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText('您的评价')).toBeVisible()
  await accessible(page)
  await counsellor.context().close()
  await dean.context().close()
})

for (const on of [
  {
    look: {},
    title: 'on a phone',
    urge: '催办',
    urged: /催办$/,
    withdraw: '撤回申请',
    sure: '确定撤回',
    withdrawn: '已撤回',
  },
  {
    look: { wide: true, english: true },
    title: 'at a desk in English',
    urge: 'Urge',
    urged: / urged$/,
    withdraw: 'Withdraw',
    sure: 'Withdraw it?',
    withdrawn: 'Withdrawn',
  },
]) {
  test(`an applicant urges, and withdraws, ${on.title}`, async ({ browser }) => {
    const page = await another(browser, people.student, '/', on.look)
    const made = await leave(page, 2, `面试 ${tag()}`)
    await page.goto(`/hall/applications/${made.id}`)
    await page.getByRole('button', { name: on.urge }).click()
    await confirm(page)
    await expect(page.getByText(on.urged).first()).toBeVisible()
    await page.getByRole('button', { name: on.withdraw }).click()
    await expect(page.getByText(on.sure)).toBeVisible()
    await accessible(page)
    await confirm(page)
    await expect(page.getByText(on.withdrawn, { exact: true })).toBeVisible()
    await page.context().close()
  })
}
