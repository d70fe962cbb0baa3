import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
import { act, another, call, enter, inDays, leave, swipe } from './campus'

const tag = () => Date.now().toString(36)

async function confirm(page: Page): Promise<void> {
  await page.locator('.van-action-sheet:visible button[type=submit]').click()
}

async function status(page: Page, id: string): Promise<string> {
  return (await call(page, 'GET', `/api/hall/applications/${id}`)).body.card.status
}

test('a counsellor decides many at once and sees what became of each', async ({ page, browser }) => {
  const student = await another(browser, people.student)
  const made = [await leave(student, 1, `一 ${tag()}`), await leave(student, 1, `二 ${tag()}`)]
  const gone = await leave(student, 1, `三 ${tag()}`)
  await enter(page, people.counsellor, '/hall/todos')
  await page.getByRole('button', { name: '批量处理' }).click()
  for (const one of [...made, gone]) {
    await page.getByPlaceholder(/查找/).fill(one.number)
    await page.getByRole('checkbox', { name: new RegExp(one.number) }).check()
  }
  await page.getByPlaceholder(/查找/).fill('')
  await expect(page.getByText('已选 3 件')).toBeVisible()
  await accessible(page)
  await act(student, gone.id, 'WITHDRAW')
  await page.locator('.batch').getByRole('button', { name: '同意' }).click()
  await confirm(page)
  await expect(page.getByText(/成功 2 件，未成功 1 件/)).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '完成' }).click()
  expect(await status(student, made[0]?.id ?? '')).toBe('APPROVED')
  await student.context().close()
})

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

test('an added signer is asked first, then the one who added', async ({ page, browser }) => {
  const student = await another(browser, people.student)
  const made = await leave(student, 2, `加签 ${tag()}`)
  await enter(page, people.counsellor, `/hall/applications/${made.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByText('加签', { exact: true }).click()
  await page.getByRole('combobox', { name: '人员' }).fill('T1002')
  await page.getByRole('listbox').getByRole('option').first().click()
  await confirm(page)
  await expect(page.getByText(/加签 /).first()).toBeVisible()
  const dean = await another(browser, people.dean, `/hall/applications/${made.id}`)
  await dean.getByRole('button', { name: '同意', exact: true }).click()
  await confirm(dean)
  await expect(dean.getByText('已处理').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '同意', exact: true })).toBeVisible()
  await act(page, made.id, 'APPROVE', { opinion: '同意' })
  expect(await status(student, made.id)).toBe('APPROVED')
  await dean.context().close()
  await student.context().close()
})

test('a counsellor hands a to-do over to a colleague, who decides it', async ({ page, browser }) => {
  const student = await another(browser, people.student)
  const made = await leave(student, 2, `转办 ${tag()}`)
  await enter(page, people.counsellor, `/hall/applications/${made.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByText('转办', { exact: true }).click()
  await page.getByRole('combobox', { name: '人员' }).fill('T1002')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByLabel(/审批意见|说明/).fill('请代为审核')
  await confirm(page)
  await expect(page.getByText(/转办给 /).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '同意', exact: true })).toHaveCount(0)
  const dean = await another(browser, people.dean, '/hall/todos')
  await dean.getByPlaceholder(/查找/).fill(made.number)
  await dean.getByRole('link', { name: new RegExp(made.number) }).click()
  await dean.getByRole('button', { name: '同意', exact: true }).click()
  await confirm(dean)
  await expect.poll(() => status(student, made.id)).toBe('APPROVED')
  await dean.context().close()
  await student.context().close()
})

test('of two who must both agree one rejects, and it is over', async ({ page, browser }) => {
  const applicant = await another(browser, people.counsellor)
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
  await enter(page, people.dean, `/hall/applications/${id}`)
  await page.getByRole('button', { name: '驳回', exact: true }).click()
  await confirm(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel(/审批意见/).fill('本学期教学任务较重')
  await confirm(page)
  await expect(page.getByText('未通过', { exact: true })).toBeVisible()
  expect(await status(applicant, id)).toBe('REJECTED')
  await applicant.context().close()
})

test('while the dean is away the deputy decides in the dean’s name', async ({ page, browser }) => {
  const dean = await another(browser, people.dean)
  const before = (await call(dean, 'GET', '/api/access/delegations')).body as { delegation: { id: string } }[]
  for (const one of before) await call(dean, 'DELETE', `/api/access/delegations/${one.delegation.id}`)
  await dean.goto('/me/away')
  await dean.getByLabel('受托人').fill('T1001')
  await dean.locator('.pick .rowbutton').first().click()
  await dean.getByLabel('截止时间').fill(`${inDays(2)}T18:00`)
  await dean.getByLabel('事由').fill(`开会 ${tag()}`)
  await accessible(dean)
  await dean.getByRole('button', { name: '委托' }).click()
  await expect(dean.getByRole('button', { name: '收回' }).first()).toBeVisible()
  await enter(page, people.counsellor, '/me/away')
  await page.getByRole('button', { name: '接受' }).last().click()
  await expect(page.getByRole('button', { name: '接受' })).toHaveCount(0)

  const student = await another(browser, people.student)
  const made = await leave(student, 5, `代办 ${tag()}`)
  await act(page, made.id, 'APPROVE', { opinion: '同意' })
  await page.goto('/hall/todos')
  await page.getByRole('button', { name: /^代 / }).first().click()
  await expect(page.getByText(/正在代 .+ 办理/)).toBeVisible()
  await page.getByPlaceholder(/查找/).fill(made.number)
  await page.getByRole('link', { name: new RegExp(made.number) }).click()
  await accessible(page)
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await confirm(page)
  await expect.poll(() => status(student, made.id)).toBe('APPROVED')
  await dean.getByRole('button', { name: '收回' }).last().click()
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
