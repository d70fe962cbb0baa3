import type { Page } from '@playwright/test'
import { formOf } from '../src/features/hall/studio/form'
import { list, type RawField } from '../src/features/hall/studio/tree'
import { read } from '../src/features/hall/studio/yaml'
import { accessible, cast, expect, people, test } from './app'
import { act, another, enter, leave } from './campus'

const { student: applicant, counsellor: decider } = cast(5)
const tag = Date.now().toString(36)

async function opened(page: Page, code: string, part: string): Promise<void> {
  await page.goto(`/console/studio/${code}?part=${part}`)
  await expect(page.getByRole('tab', { selected: true })).toBeVisible()
}

function keys(page: Page, cards: string): Promise<(string | null)[]> {
  return page.locator(cards).evaluateAll((all) => all.map((card) => card.getAttribute('data-key')))
}

test('shipped items go through the designers and come back the same', async ({ page }) => {
  test.setTimeout(240_000)
  await enter(page, people.admin, '/console/studio')
  for (const code of ['student-leave', 'fitness-test-exemption', 'expense-reimbursement', 'campus-card-loss']) {
    const there = await page.request.get(`/api/hall/design/items/${code}`)
    const description = (await there.json()) as { source: string; revision: number }
    const written = read(description.source)
    if (!written.ok) throw new Error(written.message)
    const asked = (await (await page.request.get(`/api/hall/items/${code}`)).json()) as { form?: { fields: object[] } }
    const asWritten = formOf(list<RawField>(written.tree['form'])).fields
    if (asked.form) expect(sorted(asWritten), code).toEqual(sorted(asked.form.fields))

    await opened(page, code, 'form')
    await expect(page.locator('.card-field').first()).toBeVisible()
    const before = await keys(page, '.card-field')
    await page.locator('.card-field [data-open]').first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => keys(page, '.card-field')).not.toEqual(before)
    await page.waitForTimeout(600)
    await page.keyboard.press('Control+z')
    await expect.poll(() => keys(page, '.card-field')).toEqual(before)

    await page.getByRole('tab', { name: '流程' }).click()
    await expect(page.locator('.card-step').first()).toBeVisible()
    const steps = await keys(page, '.card-step')
    await page.getByLabel('可用的部件').getByRole('button', { name: '抄送' }).click()
    await expect.poll(() => keys(page, '.card-step')).toHaveLength(steps.length + 1)
    await page.waitForTimeout(600)
    await page.keyboard.press('Control+z')
    await expect.poll(() => keys(page, '.card-step')).toEqual(steps)

    // What is saved then says what was there before.
    await page.getByRole('button', { name: /^检查（/ }).click()
    await expect(page.getByText('没有发现错误，可以发布。')).toBeVisible()
    const after = (await (await page.request.get(`/api/hall/design/items/${code}`)).json()) as { source: string }
    const again = read(after.source)
    expect(again.ok && again.tree, code).toEqual(written.tree)
    await page.getByRole('tab', { name: '变更记录' }).click()
    await expect(page.getByText('没有不同。')).toBeVisible()

    // The flow as BPMN, and back.
    await page.getByRole('tab', { name: '流程' }).click()
    await page.getByRole('button', { name: /BPMN/ }).click()
    await expect(page.locator('.djs-shape').first()).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '把图读成审批清单…' }).click()
    await page.getByRole('button', { name: '采用' }).click()
    await page.getByRole('button', { name: '审批清单', exact: true }).click()
    await expect.poll(() => keys(page, '.card-step')).toEqual(steps)

    // What is over, walked again by the draft.
    await page.getByRole('tab', { name: '往件试走' }).click()
    await page.getByRole('button', { name: '按草稿重走' }).click()
    await expect(page.getByText(/重走了 \d+ 件，其中 0 件/)).toBeVisible({ timeout: 30_000 })
    await accessible(page)
    await page.request.delete(`/api/hall/design/items/${code}`, { headers: await token(page) })
  }
})

test('a form of form-create is taken over, told by name what stays out, undone, and goes out again', async ({
  page,
}) => {
  const code = 'campus-card-loss'
  await enter(page, people.admin, '/console/studio')
  await opened(page, code, 'form')
  await expect(page.locator('.card-field').first()).toBeVisible()
  const before = await keys(page, '.card-field')
  await page.getByRole('button', { name: '与 form-create 互通…' }).click()
  const box = page.getByRole('dialog', { name: '与 form-create 互通' })
  await box.getByLabel('或粘贴 JSON').fill('{"type":"input"}')
  await expect(box.getByRole('alert')).toContainText('这不是 form-create 的表单')
  const rules = [
    { type: 'input', field: 'wish', title: '想法', $required: true },
    { type: 'switch', field: 'quick', title: '加急', control: [{ value: true, condition: '==', rule: ['why'] }] },
    { type: 'input', field: 'why', title: '原因', props: { type: 'textarea' }, on: { blur: '$FNX:alert(1)' } },
    { type: 'fcEditor', field: 'essay', title: '正文' },
  ]
  await box.getByLabel('或粘贴 JSON').fill(JSON.stringify(rules))
  await expect(box.getByText('可导入 3 个部件')).toBeVisible()
  await expect(box.getByText('why → on')).toBeVisible()
  await expect(box.getByText('essay → type: fcEditor')).toBeVisible()
  await accessible(page)
  await box.getByRole('button', { name: '替换表单' }).click()
  await expect.poll(() => keys(page, '.card-field')).toEqual(['wish', 'quick', 'why'])
  await page.waitForTimeout(600)

  await page.getByRole('button', { name: '与 form-create 互通…' }).click()
  await box.getByText('导出当前表单为 form-create JSON').click()
  const [file] = await Promise.all([page.waitForEvent('download'), box.getByRole('button', { name: '下载' }).click()])
  expect(file.suggestedFilename()).toBe(`${code}.form-create.json`)
  await box.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => keys(page, '.card-field')).toEqual(before)
  await page.getByRole('button', { name: /^检查（/ }).click()
  await expect(page.getByText('没有发现错误，可以发布。')).toBeVisible()
  await page.request.delete(`/api/hall/design/items/${code}`, { headers: await token(page) })
})

test('two who design the same item, one in English, lose nothing, and say whose goes on', async ({ page, browser }) => {
  test.setTimeout(120_000)
  await enter(page, people.admin, '/console/studio')
  const code = `both-${tag}`
  await page.getByRole('button', { name: '新建事项' }).click()
  await page.getByLabel('中文名称').fill(`两人同改 ${tag}`)
  await page.getByLabel('事项代码').fill(code)
  await page.getByLabel('主管部门').selectOption('D05')
  await page.getByRole('button', { name: '建立' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /两人同改/ })).toBeVisible()
  const at = `/console/studio/${code}?part=basics`
  const second = await another(browser, people.admin, at, { wide: true, english: true })
  await expect(second.getByRole('tab', { selected: true })).toBeVisible()

  await page.getByLabel('关键词').fill('甲')
  await page.getByLabel('标签').focus()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await second.getByLabel('Keywords').fill('乙')
  await second.getByLabel('Tags').focus()
  await second.keyboard.press('Control+s')
  await expect(second.getByRole('dialog', { name: 'Somebody saved after you' })).toBeVisible()
  await accessible(second)
  await second.getByRole('button', { name: 'Keep mine as a new revision' }).click()
  await expect(second.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()

  await page.getByLabel('关键词').fill('丙')
  await page.getByLabel('标签').focus()
  await page.keyboard.press('Control+s')
  await page.getByRole('button', { name: '用对方的，放弃我的改动' }).click()
  await expect(page.getByLabel('关键词')).toHaveValue('乙')
  await page.getByRole('tab', { name: '变更记录' }).click()
  await expect(page.getByText(/保存草稿（第 2 次）/)).toBeVisible()
  await second.context().close()
})

test('a change of the flow is walked by what is over, taken up again from its revisions, and given up', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const student = await another(browser, applicant)
  const counsellor = await another(browser, decider)
  const over = await leave(student, 2, `试走 ${tag}`)
  await act(counsellor, over.id, 'APPROVE')
  await student.context().close()
  await counsellor.context().close()
  await enter(page, people.admin, '/console/studio')
  await opened(page, 'student-leave', 'changes')
  const given = page.getByRole('button', { name: '放弃草稿' })
  // A draft that an earlier run left would hide what this one takes away.
  if (await given.isVisible()) {
    await given.click()
    await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
    await expect(page.getByText('没有不同。')).toBeVisible()
  }
  await page.getByRole('tab', { name: '流程' }).click()
  await page.locator('[data-key=teacher] [data-open]').focus()
  await page.keyboard.press('Delete')
  await expect(page.locator('[data-key=teacher]')).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await page.getByRole('tab', { name: '往件试走' }).click()
  await page.getByRole('button', { name: '按草稿重走' }).click()
  await expect(page.locator('.gone').first()).toHaveText('告知班主任', { timeout: 30_000 })
  await accessible(page)

  await page.getByRole('tab', { name: '流程' }).click()
  await page.locator('[data-key=counsellor] [data-open]').focus()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Control+s')
  await page.getByRole('tab', { name: '变更记录' }).click()
  await expect(page.getByText('环节「告知班主任」已删除')).toBeVisible()
  await page.getByLabel('与哪一版比较').selectOption('1')
  await expect(page.getByText('环节「辅导员审批」已删除')).toBeVisible()
  await expect(page.getByText('环节「告知班主任」已删除')).toHaveCount(0)
  await accessible(page)
  await page.getByRole('button', { name: '取回这一版（第 1 次保存）' }).click()
  await page.getByRole('tab', { name: '流程' }).click()
  await expect(page.locator('[data-key=counsellor]')).toBeVisible()
  await page.getByRole('tab', { name: '变更记录' }).click()
  await page.getByRole('button', { name: '放弃草稿' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放弃草稿' }).click()
  await expect(page.getByText('没有不同。')).toBeVisible()
  await page.getByRole('tab', { name: '流程' }).click()
  await expect(page.locator('[data-key=teacher]')).toBeVisible()
})

/** Sets have no order; the server tells them in any. */
function sorted(fields: object[]): unknown {
  const sets = ['types', 'kinds']
  return JSON.parse(JSON.stringify(fields), (key, value: unknown) =>
    sets.includes(key) && Array.isArray(value) ? (value as string[]).toSorted() : value,
  )
}

async function token(page: Page): Promise<Record<string, string>> {
  const cookie = (await page.context().cookies()).find((one) => one.name === 'XSRF-TOKEN')
  return cookie ? { 'X-XSRF-TOKEN': decodeURIComponent(cookie.value) } : {}
}
