/** The desk of a department at 1280 px: queues by keyboard, acts on many, figures, the inventory. */
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { LEAVE, act, another, call, enter, inDays } from './campus'
import { accessible, cast, expect, people, test } from './app'

const tag = Date.now().toString(36)
const crowd = cast(4)

test('a counsellor works the queue by keyboard: next, open, select, approve', async ({ page }) => {
  test.slow()
  await enter(page, people.counsellor, '/console/desk')
  const rows = page.locator('tr[data-case]')
  await expect(rows.first()).toBeVisible()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '键盘操作' })
  await expect(help).toContainText('选中或取消')
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: '办件详情' })
  await expect(panel.getByText('申请内容')).toBeVisible()
  await accessible(page)
  const first = await rows.nth(0).getAttribute('data-case')
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(new RegExp(first ?? '-'))
  await page.keyboard.press('a')
  const box = page.getByRole('dialog', { name: /^同意/ })
  await expect(box).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.keyboard.press('x')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect(page.getByText('已选 2 件')).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: '查找', exact: true })).toBeFocused()
})

test('a department assigns, keeps a view with its columns, prints and exports', async ({ page }) => {
  await enter(page, people.admin, '/console/desk?queue=unassigned')
  const rows = page.locator('tr[data-case]')
  await expect(rows.first()).toBeVisible()
  const id = (await rows.first().getAttribute('data-case')) ?? ''
  const number = await rows.first().getByRole('button').first().innerText()
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  const box = page.getByRole('dialog', { name: '分配 1 件' })
  await box.getByRole('button', { name: '分给我' }).click()
  await expect(box).toBeHidden()
  await page.getByRole('button', { name: /^分给我的/ }).click()
  await expect(page.locator(`tr[data-case="${id}"]`)).toBeVisible()

  await page.getByRole('button', { name: '显示的列' }).click()
  await page.getByRole('dialog', { name: '显示的列' }).getByLabel('提交时间').check()
  await page.getByRole('dialog', { name: '显示的列' }).getByRole('button', { name: '确定' }).click()
  await page.getByRole('button', { name: '保存视图' }).click()
  await page.getByLabel('名称').fill(`我的 ${tag}`)
  await page.getByRole('dialog', { name: '保存视图' }).getByRole('button', { name: '保存视图' }).click()
  await page.getByRole('button', { name: /^待我办理/ }).click()
  await page.getByLabel('我的视图').selectOption(`我的 ${tag}`)
  await expect(page.locator(`tr[data-case="${id}"]`)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '提交时间' })).toBeVisible()

  await page.goto(`/console/desk/${id}/print`)
  await expect(page.getByRole('article')).toContainText(number)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden()
  await expect(page.getByRole('article')).toContainText('办理进度')
  await page.emulateMedia({ media: 'screen' })

  await page.goto('/console/desk?queue=all')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /XES/ }).click()])
  expect(file.suggestedFilename()).toBe('applications.xes.gz')
})

/** Five hundred leaves of four who share a counsellor: one person may send twenty requests a second in the long run. */
async function handIn(browser: Browser): Promise<{ student: Page; id: string }> {
  const students = await Promise.all([1, 2, 3, 4].map((nth) => another(browser, crowd.mate(nth))))
  const answers = { ...LEAVE, period: { from: inDays(3), to: inDays(4) }, reason: `批量办理 ${tag}` }
  const ids = await Promise.all(
    students.map(async (student) => {
      let id = ''
      for (let nth = 0; nth < 125; nth++) {
        const wish = { id: randomUUID(), item: 'student-leave', answers }
        let made = await call(student, 'POST', '/api/hall/applications', wish)
        for (; made.status === 429; made = await call(student, 'POST', '/api/hall/applications', wish)) {
          await new Promise((done) => setTimeout(done, 500))
        }
        expect(made.status, JSON.stringify(made.body)).toBeLessThan(300)
        id = made.body.id
      }
      return id
    }),
  )
  for (const student of students.slice(1)) await student.context().close()
  return { student: students[0] as Page, id: ids[0] as string }
}

test('five hundred cases are approved at once, with progress and a result for each', async ({ page, browser }) => {
  test.slow()
  const { student, id } = await handIn(browser)
  await enter(page, crowd.counsellor, '/console/desk')
  await page.getByRole('button', { name: '更多条件' }).click()
  const sorted = page.waitForResponse((answer) => answer.url().includes('NEWEST'))
  await page.getByLabel('排序').selectOption('NEWEST')
  await sorted
  await expect(page.getByRole('region', { name: '办件列表' })).toHaveAttribute('aria-busy', 'false')
  await page.getByLabel('选中本页全部').check()
  await page.getByRole('button', { name: /^选中全部/ }).click()
  await expect(page.getByText('已选 500 件')).toBeVisible({ timeout: 30_000 })
  // One is taken back while the box is open: its refusal is told by itself, and the others go on.
  await page.keyboard.press('a')
  const box = page.getByRole('dialog', { name: '批量同意（500 件）' })
  await act(student, id, 'WITHDRAW')
  await student.context().close()
  await box.getByRole('button', { name: '同意 500 件' }).click()
  await expect(box.getByRole('progressbar')).toBeVisible()
  await expect(box.getByText('成功 499，未成功 1，共 500 件')).toBeVisible({ timeout: 90_000 })
  await expect(box.locator('[data-state=REFUSED]')).toHaveCount(1)
  await expect(box.locator('[data-state=REFUSED]')).toContainText('学生请假')
  await accessible(page)
  await box.locator('footer').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '批量记录' }).click()
  await expect(page.getByRole('dialog', { name: '批量记录' })).toContainText('成功 499')
})

test('an inventory is looked at row by row, then taken, put into a batch, and its life goes on', async ({ page }) => {
  test.slow()
  await enter(page, people.admin, '/console/inventory')
  await page.getByRole('button', { name: '导入梳理表' }).click()
  const box = page.getByRole('dialog', { name: '导入梳理表' })
  const file = (text: string) => ({ name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const head = '事项名称,主管部门,承诺时限,服务对象\n'
  await box.locator('input[type=file]').setInputFiles(file(`${head}借用教具${tag},没有这个部门,3,学生\n`))
  await box.getByRole('button', { name: '先检查（不写入）' }).click()
  await expect(box.getByRole('table', { name: '问题明细' }).getByRole('row')).toHaveCount(2)
  await expect(box.getByRole('button', { name: '正式导入' })).toBeDisabled()
  await box.locator('input[type=file]').setInputFiles(file(`${head}借用教具${tag},教务处,3,学生\n`))
  await box.getByRole('button', { name: '先检查（不写入）' }).click()
  await expect(box.getByText('检查通过，可以导入。')).toBeVisible()
  await box.getByRole('button', { name: '正式导入' }).click()
  await expect(box.getByText('已导入。')).toBeVisible()
  await box.getByRole('button', { name: '关闭' }).click()

  await page.getByRole('searchbox', { name: '查找事项' }).fill(tag)
  await page.getByRole('button', { name: `借用教具${tag}` }).click()
  const panel = page.getByRole('dialog', { name: `借用教具${tag}` })
  await expect(panel).toContainText('待梳理')
  await panel.getByLabel('批次').selectOption({ index: 1 })
  await expect(panel.getByRole('list').last()).toContainText('调整批次')
  await panel.getByRole('button', { name: '下线' }).click()
  const ask = page.getByRole('dialog', { name: /^下线/ })
  await ask.getByLabel('原因').fill('重复')
  await ask.getByRole('button', { name: '下线' }).click()
  await expect(panel.getByText('已下线').first()).toBeVisible()
  await accessible(page)

  await page.goto('/console/batches')
  await page.getByRole('button', { name: '新建批次' }).click()
  const plan = page.getByRole('dialog', { name: '新建批次' })
  await plan.getByLabel('代码').fill(`B-${tag}`)
  await plan.getByLabel('名称', { exact: true }).fill(`批次 ${tag}`)
  await plan.getByLabel('计划').first().fill('2026-01-05')
  await plan.getByRole('button', { name: '保存' }).click()
  const board = page.getByRole('region', { name: `批次 ${tag}` })
  await expect(board.getByText('延期').first()).toBeVisible()
})

test('figures are seen as charts and tables, also in English, and go out as CSV', async ({ page }) => {
  test.slow()
  await enter(page, people.admin, '/console/figures')
  await expect(page.getByRole('img', { name: '各事项申请量（图）' }).locator('svg')).toBeVisible({ timeout: 30_000 })
  await accessible(page)
  await page.evaluate(() => localStorage.setItem('shaopao.language', 'en'))
  await page.reload()
  await page.getByRole('combobox', { name: /^Item/ }).selectOption('student-leave')
  await expect(page.getByRole('region', { name: 'Time by step' }).first()).toBeVisible()
  const button = page.getByRole('button', { name: 'Export CSV Applications by item' })
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(file.suggestedFilename()).toBe('items.csv')
  await page.goto('/console/desk')
  await expect(page.getByRole('button', { name: /^My to-dos/ })).toBeVisible()
  await accessible(page)
})

test('to-dos of one who leaves are seen before they are handed over', async ({ page }) => {
  await enter(page, people.admin, '/console/hand-over')
  const pick = async (label: string, number: string) => {
    await page.getByRole('combobox', { name: label }).fill(number)
    await page
      .getByRole('option', { name: new RegExp(number) })
      .first()
      .click()
  }
  await pick('移交人（姓名或工号）', people.counsellor)
  await expect(page.getByText(/待移交 \d+ 件待办/)).toBeVisible()
  await pick('接任者（姓名或工号）', people.dean)
  await expect(page.getByText(/将把.+件待办移交给/)).toBeVisible()
  await accessible(page)
})

test('who has nothing to manage finds a kind page', async ({ page }) => {
  await enter(page, people.student, '/console')
  await expect(page.getByRole('heading', { name: /^您好/ })).toBeVisible()
  await expect(page.getByRole('link', { name: '打开师生门户' })).toBeVisible()
  await expect(page.getByRole('link', { name: '办件台' })).toHaveCount(0)
  await page.goto('/console/desk')
  await expect(page.getByRole('heading', { name: /^您好/ })).toBeVisible()
  await accessible(page)
})
