import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { accessible, cast, expect, test } from './app'
import { act, another, call, enter, inDays, leave, openTodo, swipe } from './campus'

const people = cast(3)
const tag = () => Date.now().toString(36)

async function confirm(page: Page): Promise<void> {
  await page.locator('.van-action-sheet:visible button[type=submit]').click()
}

async function status(page: Page, id: string): Promise<string> {
  return (await call(page, 'GET', `/api/hall/applications/${id}`)).body.card.status
}

for (const on of [
  {
    look: {},
    title: 'on a phone',
    many: '批量处理',
    find: '查找：事项、编号、姓名',
    chosen: '已选 3 件',
    approve: '同意',
    told: /成功 2 件，未成功 1 件/,
    close: '完成',
  },
  {
    look: { wide: true, english: true },
    title: 'at a desk in English',
    many: 'Many at once',
    find: 'Find: item, number, name',
    chosen: '3 chosen',
    approve: 'Approve',
    told: /2 done, 1 not/,
    close: 'Close',
  },
]) {
  test(`a counsellor decides many at once ${on.title} and sees what became of each`, async ({ page, browser }) => {
    await enter(page, people.student)
    const made = [await leave(page, 1, `一 ${tag()}`), await leave(page, 1, `二 ${tag()}`)]
    const gone = await leave(page, 1, `三 ${tag()}`)
    const counsellor = await another(browser, people.counsellor, '/hall/todos', on.look)
    await counsellor.getByRole('button', { name: on.many }).click()
    for (const one of [...made, gone]) {
      await counsellor.getByPlaceholder(on.find).fill(one.number)
      await counsellor.getByRole('checkbox', { name: new RegExp(one.number) }).check()
    }
    await counsellor.getByPlaceholder(on.find).fill('')
    await expect(counsellor.getByText(on.chosen)).toBeVisible()
    await accessible(counsellor)
    await act(page, gone.id, 'WITHDRAW')
    await counsellor.locator('.batch').getByRole('button', { name: on.approve }).click()
    await confirm(counsellor)
    await expect(counsellor.getByText(on.told)).toBeVisible()
    await accessible(counsellor)
    await counsellor.getByRole('button', { name: on.close }).click()
    expect(await status(page, made[0]?.id ?? '')).toBe('APPROVED')
    await counsellor.context().close()
  })
}

test('a swipe can be taken back for some seconds, and is sent when one goes on', async ({ page, browser }) => {
  const student = await another(browser, people.student)
  const made = await leave(student, 1, `滑动 ${tag()}`)
  await enter(page, people.counsellor, '/hall/todos')
  await page.getByPlaceholder(/查找/).fill(made.number)
  const row = page.getByRole('link', { name: new RegExp(made.number) })
  await expect(page.locator('.row')).toHaveCount(1)
  await swipe(page, '.row .card', 140)
  await expect(page.getByText(/^将同意/)).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(row).toBeVisible()
  expect(await status(student, made.id)).toBe('RUNNING')
  await swipe(page, '.row .card', -140)
  await page.getByLabel(/审批意见/).fill('请补充行程')
  await page.getByRole('button', { name: '存为常用语' }).click()
  await confirm(page)
  await expect(page.getByText(/^将退回/)).toBeVisible()
  await page.getByRole('link', { name: '首页' }).click()
  await expect.poll(() => status(student, made.id)).toBe('RETURNED')
  expect((await call(page, 'GET', '/api/hall/habits')).body.phrases).toContain('请补充行程')
  await call(page, 'PUT', '/api/hall/habits/phrases', { phrases: [] })
  await student.context().close()
})

test('an added signer is asked first, then the one who added, and the applicant rates it', async ({
  page,
  browser,
}) => {
  const student = await another(browser, people.student, '/', { wide: true, english: true })
  const made = await leave(student, 2, `加签 ${tag()}`)
  await enter(page, people.counsellor, `/hall/applications/${made.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByText('加签', { exact: true }).click()
  await page.getByRole('combobox', { name: '人员' }).fill(people.dean)
  await page.getByRole('listbox').getByRole('option').first().click()
  await confirm(page)
  await expect(page.getByText(/加签 /).first()).toBeVisible()
  const dean = await another(browser, people.dean, `/hall/applications/${made.id}`, { wide: true, english: true })
  await expect(dean.getByText(/ added /).first()).toBeVisible()
  await dean.getByRole('button', { name: 'Approve', exact: true }).click()
  await confirm(dean)
  await expect(dean.getByText('Done', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '同意', exact: true })).toBeVisible()
  await act(page, made.id, 'APPROVE', { opinion: '同意' })
  expect(await status(student, made.id)).toBe('APPROVED')
  await student.goto(`/hall/applications/${made.id}`)
  await student.getByRole('radio', { name: '5 stars' }).click()
  await student.getByRole('button', { name: 'Send the rating' }).click()
  await expect(student.getByText('Your rating')).toBeVisible()
  await accessible(student)
  await dean.context().close()
  await student.context().close()
})

test('a counsellor hands a to-do over to a colleague, who decides it', async ({ page, browser }) => {
  const student = await another(browser, people.student)
  const made = await leave(student, 2, `转办 ${tag()}`)
  await enter(page, people.counsellor, `/hall/applications/${made.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByText('转办', { exact: true }).click()
  await page.getByRole('combobox', { name: '人员' }).fill(people.dean)
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByLabel(/审批意见|说明/).fill('请代为审核')
  await confirm(page)
  await expect(page.getByText(/转办给 /).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '同意', exact: true })).toHaveCount(0)
  const dean = await another(browser, people.dean, '/hall/todos', { wide: true, english: true })
  await openTodo(dean, made.number)
  await expect(dean.getByText(/ transferred it to /).first()).toBeVisible()
  await dean.getByRole('button', { name: 'Approve', exact: true }).click()
  await confirm(dean)
  await expect.poll(() => status(student, made.id)).toBe('APPROVED')
  await dean.context().close()
  await student.context().close()
})

test('of two who must both agree one rejects, and it is over', async ({ page: applicant, browser }) => {
  await enter(applicant, people.counsellor)
  const file = await upload(applicant)
  const id = randomUUID()
  const made = await call(applicant, 'POST', '/api/hall/applications', {
    id,
    item: 'overseas-leave-of-study',
    answers: {
      kind: 'visitIn',
      host: '另一所大学',
      period: { from: inDays(60), to: inDays(240) },
      salary: 'full',
      substitute: '由同事代课',
      plan: '访学半年',
      invitation: [file],
      contractYears: 3,
    },
  })
  expect(made.status, JSON.stringify(made.body)).toBeLessThan(300)
  const waiting = (await call(applicant, 'GET', `/api/hall/applications/${id}`)).body.waiting as { person: string }[]
  expect(waiting.length, 'head and secretary are asked').toBeGreaterThan(1)
  const dean = await another(browser, people.dean, `/hall/applications/${id}`, { wide: true, english: true })
  await dean.getByRole('button', { name: 'Reject', exact: true }).click()
  await confirm(dean)
  await expect(dean.getByRole('alert')).toBeVisible()
  await accessible(dean)
  await dean.getByLabel(/Opinion/).fill('本学期教学任务较重')
  await confirm(dean)
  await expect(dean.getByText('Rejected', { exact: true }).first()).toBeVisible()
  await dean.context().close()
  await applicant.goto(`/hall/applications/${id}`)
  await expect(applicant.getByText('未通过', { exact: true })).toBeVisible()
  expect(await status(applicant, id)).toBe('REJECTED')
})

test('while the dean is away the deputy decides in the dean’s name', async ({ page, browser }) => {
  const dean = await another(browser, people.dean, '/', { wide: true, english: true })
  const before = (await call(dean, 'GET', '/api/access/delegations')).body as { delegation: { id: string } }[]
  for (const one of before) await call(dean, 'DELETE', `/api/access/delegations/${one.delegation.id}`)
  await dean.goto('/me/away')
  await dean.getByLabel('Colleague').fill(people.counsellor)
  await dean.locator('.pick .rowbutton').first().click()
  await dean.getByLabel('Until').fill(`${inDays(2)}T18:00`)
  await dean.getByLabel('Reason').fill(`开会 ${tag()}`)
  await accessible(dean)
  await dean.getByRole('button', { name: 'Hand over' }).click()
  await expect(dean.getByRole('button', { name: 'Take back' }).first()).toBeVisible()
  await enter(page, people.counsellor, '/me/away')
  await page.getByRole('button', { name: '接受' }).last().click()
  await expect(page.getByRole('button', { name: '接受' })).toHaveCount(0)

  const student = await another(browser, people.student)
  const made = await leave(student, 5, `代办 ${tag()}`)
  await act(page, made.id, 'APPROVE', { opinion: '同意' })
  await page.goto('/hall/todos')
  await page.getByRole('button', { name: /^代 / }).first().click()
  await expect(page.getByText(/正在代 .+ 办理/)).toBeVisible()
  await openTodo(page, made.number)
  await accessible(page)
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await confirm(page)
  await expect.poll(() => status(student, made.id)).toBe('APPROVED')
  await dean.getByRole('button', { name: 'Take back' }).last().click()
  await student.context().close()
  await dean.context().close()
})

/** A small file of one's own, for a field that wants one. */
async function upload(page: Page): Promise<{ id: string; name: string; size: number }> {
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  const wanted = { name: '邀请函.pdf', purpose: 'hall', type: 'application/pdf', bytes: bytes.length }
  const begun = (await call(page, 'POST', '/api/files/uploads', wanted)).body as { id: string }
  const cookie = (await page.context().cookies()).find((one) => one.name === 'XSRF-TOKEN')?.value ?? ''
  const sent = await page.request.put(`/api/files/uploads/${begun.id}/parts?from=0`, {
    headers: { 'X-XSRF-TOKEN': cookie, 'Content-Type': 'application/octet-stream' },
    data: bytes,
  })
  const { file } = (await sent.json()) as { file: { id: string; name: string; bytes: number } }
  return { id: file.id, name: file.name, size: file.bytes }
}
