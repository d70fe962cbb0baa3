import { expect, people, test } from './app'
import { act, another, call, enter, leave } from './campus'
import { makeFolder, removeFolder, serve } from './start'

const PORT = 18481

// A program of its own, since its clock is moved.
test.use({ baseURL: `http://localhost:${PORT}` })

test('what nobody decides goes to the next head when its time is over', async ({ page, browser }) => {
  test.setTimeout(600_000)
  const folder = makeFolder()
  try {
    let stop = await serve(folder, PORT, {})
    await enter(page, people.student)
    const made = await leave(page, 2, '超时')
    await stop()

    stop = await serve(folder, PORT, { SHAOPAO_REHEARSAL_CLOCKAHEAD: 'P12D' })
    try {
      await enter(page, people.student, `/hall/applications/${made.id}`)
      await expect(page.getByText(/^超时，升级至 /).first()).toBeVisible({ timeout: 30_000 })
      await expect(page.getByText('超过承诺时限').first()).toBeVisible()
      const dean = await another(browser, people.dean, '/hall/todos')
      await dean.getByPlaceholder(/查找/).fill(made.number)
      await dean.getByRole('link', { name: new RegExp(made.number) }).click()
      await dean.getByRole('button', { name: '同意', exact: true }).click()
      await dean.locator('.van-action-sheet:visible button[type=submit]').click()
      await expect
        .poll(async () => (await call(page, 'GET', `/api/hall/applications/${made.id}`)).body.card.status)
        .toBe('APPROVED')
      // What is over can be handed in again, on the new day.
      const next = await leave(page, 1, '再请')
      await act(page, next.id, 'WITHDRAW')
      await dean.context().close()
    } finally {
      await stop()
    }
  } finally {
    removeFolder(folder)
  }
})
