import { accessible, expect, people, test } from './app'
import { enter } from './campus'

/** A day on campus: the week and its changes, a free room, the calendar of the phone; and the office that keeps them. */

/** A Monday within the term of the demo campus, two weeks from now, 2026-10-12. */
function monday(): string {
  const day = new Date(Date.now() + 14 * 86_400_000)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

test('a student looks at the week, finds a free room and subscribes to the timetable', async ({ page }) => {
  await enter(page, people.student)
  await page.getByRole('link', { name: '今日课表' }).click()
  await expect(page.getByRole('heading', { name: '课表' })).toBeVisible()
  await expect(page.getByRole('region', { name: '下一节' })).toBeVisible()
  await accessible(page)
  await page.goto(`/day?view=week&day=${monday()}`)
  const lesson = page.locator('.week .lesson').first()
  await expect(lesson).toBeVisible()
  await accessible(page)
  const course = (await lesson.locator('strong').textContent()) ?? ''
  await lesson.click()
  await expect(page.getByRole('heading', { name: course }).first()).toBeVisible()

  await page.getByRole('link', { name: '找空教室' }).click()
  await page.getByRole('button', { name: '选时间' }).click()
  await page.getByLabel('日期').fill(monday())
  await page.getByLabel('从', { exact: true }).fill('16:00')
  await page.getByLabel('到', { exact: true }).fill('14:00')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('alert')).toContainText('结束时间要晚于开始时间')
  await page.getByLabel('从', { exact: true }).fill('14:00')
  await page.getByLabel('到', { exact: true }).fill('15:40')
  await page.getByLabel('座位数不少于').selectOption('60')
  await page.getByText('电脑', { exact: true }).click()
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('status')).toContainText('间空教室')
  await accessible(page)
  await page.locator('main ul a').first().click()
  await expect(page).toHaveURL(/\/free-rooms\/[0-9a-f-]{36}/)
  await expect(page.getByText(/座 · /)).toBeVisible()

  await page.goto('/day/calendar')
  const make = page.getByRole('button', { name: '生成我的订阅链接' })
  const link = page.locator('[data-feed]')
  await expect(make.or(link)).toBeVisible()
  if (await make.isVisible()) await make.click()
  const first = await link.inputValue()
  const calendar = await page.request.get(new URL(first).pathname)
  expect(await calendar.text()).toContain('BEGIN:VEVENT')
  await accessible(page)
  await page.getByRole('button', { name: '换一个链接' }).click()
  await page.getByRole('button', { name: '确定' }).click()
  await expect(link).not.toHaveValue(first)
  expect((await page.request.get(new URL(first).pathname)).status()).toBe(404)
})

test('the office checks a file with bad rows, and nothing of it is written', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await enter(page, people.admin)
  await page.goto('/console/courses')
  await expect(page.getByRole('button', { name: /高等数学|数据结构|大学/ }).first()).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '导入' }).click()
  const bad = '教学班号,课程名称,星期,开始节,周次,教室\nX1,书法,9,1,1-16,T1-101\nX2,篆刻,3,1,1-99,T1-101\n'
  await page.getByLabel('文件', { exact: true }).setInputFiles({
    name: 'plan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(bad),
  })
  await page.getByRole('button', { name: '检查' }).click()
  await expect(page.getByText('星期不对')).toBeVisible()
  await expect(page.getByText('学期没有这些周次')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button', { name: '导入' })).toBeDisabled()
  await accessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click()

  await page.getByRole('button', { name: '作息时间' }).click()
  const box = page.getByRole('dialog', { name: '作息时间表' })
  await box.getByLabel('名称').fill('夏季作息（演练）')
  await box.getByLabel('首日').fill('2031-05-01')
  await box.getByLabel('末日').fill('2031-09-30')
  await box.getByLabel(/每节课一行/).fill('八点\n')
  await box.getByRole('button', { name: '保存' }).click()
  await expect(box.getByRole('alert')).toContainText('第 1 行')
  await box.getByLabel(/每节课一行/).fill('08:00-08:45\n08:55-09:40\n')
  await box.getByRole('button', { name: '保存' }).click()
  await expect(box.getByRole('status')).toContainText('已保存')
  await expect(box.getByRole('button', { name: '修改 夏季作息（演练）' })).toBeVisible()
  await accessible(page)
  await context.close()
})
