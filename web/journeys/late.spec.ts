import { accessible, expect, people, test } from './app'
import { act, another, call, enter, leave, openTodo } from './campus'
import { removeFolder, serve, untouchedCampus } from './start'

const PORT = 18481

// A program of its own, since its clock is moved.
test.use({ baseURL: `http://localhost:${PORT}` })

test('what nobody decides goes to the next head when its time is over', async ({ page, browser }) => {
  test.setTimeout(600_000)
  const folder = await untouchedCampus(PORT)
  const stop = await serve(folder, PORT, { SHAOPAO_REHEARSAL_CLOCKAHEAD: 'P12D' })
  try {
    // What the student of the demo campus handed in last waits for the counsellor, who had one day.
    await enter(page, people.student)
    const mine = (await call(page, 'GET', '/api/hall/applications?limit=20')).body.items as {
      id: string
      number: string
      status: string
    }[]
    const made = mine.find((one) => one.status === 'RUNNING')
    await page.goto(`/hall/applications/${made?.id}`)
    await expect(page.getByText(/^超时，升级至 /).first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('超过承诺时限').first()).toBeVisible()
    await accessible(page)
    const dean = await another(browser, people.dean, '/hall/todos', { wide: true, english: true })
    await openTodo(dean, made?.number ?? '-')
    await accessible(dean)
    await dean.getByRole('button', { name: 'Approve', exact: true }).click()
    await dean.locator('.van-action-sheet:visible button[type=submit]').click()
    await expect
      .poll(async () => (await call(page, 'GET', `/api/hall/applications/${made?.id}`)).body.card.status)
      .toBe('APPROVED')
    // What is over can be handed in again, on the new day.
    const next = await leave(page, 1, '再请')
    await act(page, next.id, 'WITHDRAW')
    await dean.context().close()
  } finally {
    await stop()
    removeFolder(folder)
  }
})
