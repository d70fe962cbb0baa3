import { accessible, expect, people, settled, test } from './app'
import { another, call, enter, inDays } from './campus'
import { randomUUID } from 'node:crypto'

/** Finding a place and booking it, every week, by draw, from the waiting list; and what must not be possible. */
const AT = '+08:00'
const at = (days: number, time: string) => new Date(`${inDays(days)}T${time}:00${AT}`).toISOString()

interface Policy {
  id: string
  name: { zh: string }
  areas: { id: string }[]
}

async function policy(page: Parameters<typeof call>[0], name: string): Promise<Policy> {
  const all = (await call(page, 'GET', '/api/booking/policies')).body as Policy[]
  const found = all.find((one) => one.name.zh === name)
  expect(found, name).toBeDefined()
  return found as Policy
}

test('a court is found by its time and booked once, however often one presses', async ({ page }) => {
  await enter(page, people.student, '/booking')
  await page.getByLabel('日期').fill(inDays(1))
  await page.getByLabel('开始').selectOption('10:00')
  await page.getByLabel('结束').selectOption('12:00')
  await page.getByLabel('类型').selectOption({ label: '图书馆研修间' })
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('heading', { name: /处空闲/ })).toBeVisible()
  await accessible(page)
  await page
    .getByRole('link', { name: /研修间 \d/ })
    .first()
    .click()
  await expect(page.getByText('预约规则')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '预约', exact: true }).dblclick()
  await expect(page.getByText('已预约')).toBeVisible()
  await page.goto('/booking/mine')
  await expect(page.getByRole('link', { name: /研修间/ })).toHaveCount(1)
  await accessible(page)
})

test('a free classroom is found and asked for', async ({ page }) => {
  await enter(page, people.counsellor, '/free-rooms')
  await page.getByRole('button', { name: '选时间' }).click()
  await page.getByLabel('日期').fill(inDays(2))
  await page.getByLabel('从', { exact: true }).fill('19:00')
  await page.getByLabel('到', { exact: true }).fill('20:00')
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByRole('status')).toContainText('间空教室')
  await page.locator('main ul a').first().click()
  await page.getByRole('link', { name: '预约这间' }).click()
  await expect(page.getByText('预约规则')).toBeVisible()
  await page.getByLabel('开始').selectOption('19:00')
  await page.getByLabel('结束').selectOption('20:00')
  await page.getByLabel('用途').fill('班会')
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText(/^(已预约|待审批)$/).first()).toBeVisible()
  await accessible(page)
})

test('overlap, past, too long and not entitled are refused in words', async ({ page, browser }) => {
  await enter(page, people.student, '/booking')
  const seats = await policy(page, '图书馆座位')
  const area = seats.areas[0]?.id ?? ''
  const plan = await call(
    page,
    'GET',
    `/api/booking/areas/${area}?policy=${seats.id}&from=${at(2, '18:00')}&until=${at(2, '20:00')}`,
  )
  const [seat, other] = (plan.body.seats as { id: string; now: string }[]).filter((one) => one.now === 'FREE')
  const book = (place: string | undefined, from: string, until: string) =>
    call(page, 'POST', '/api/bookings', {
      id: randomUUID(),
      place,
      from,
      until,
      title: '',
      people: 1,
      guests: [],
      equipment: [],
    })
  expect((await book(seat?.id, at(2, '18:00'), at(2, '20:00'))).status).toBe(201)
  const refused = async (answer: ReturnType<typeof book>) => String((await answer).body.type)
  expect(await refused(book(other?.id, at(2, '19:00'), at(2, '21:00')))).toContain('booking-overlaps-own')
  expect(await refused(book(other?.id, at(-1, '10:00'), at(-1, '11:00')))).toContain('booking-past')
  expect(await refused(book(other?.id, at(1, '08:00'), at(1, '21:00')))).toContain('booking-length-wrong')
  const staff = await another(browser, people.counsellor)
  const taken = await call(staff, 'POST', '/api/bookings', {
    id: randomUUID(),
    place: seat?.id,
    from: at(2, '19:00'),
    until: at(2, '21:00'),
    title: '',
    people: 1,
    guests: [],
    equipment: [],
  })
  expect(String(taken.body.type)).toContain('place-taken')
  await staff.context().close()

  const admin = await another(browser, people.admin)
  const laboratory = await policy(admin, '实验室工位')
  const { body: rules } = await call(admin, 'GET', `/api/booking/desk/policies/${laboratory.id}`)
  const { body: own } = await call(admin, 'POST', '/api/booking/desk/policies', {
    code: 'journey-staff-only',
    nameZh: '实验室整间（教师）',
    nameEn: 'Whole laboratory (staff)',
    terms: {
      ...rules.policy.terms,
      who: "person.kind == 'staff'",
      hours: { ...rules.policy.terms.hours, weekdays: [1, 2, 3, 4, 5, 6, 7] },
    },
  })
  const places = `/api/booking/desk/policies/${own.policy.id}/places`
  expect((await call(admin, 'POST', places, { codes: ['LAB-1'] })).body).toEqual([])
  const whole = (await call(admin, 'GET', `/api/booking/desk/policies/${own.policy.id}`)).body.places[0].id
  await admin.context().close()
  expect(await refused(book(whole, at(3, '10:00'), at(3, '12:00')))).toContain('booking-not-entitled')
  await page.goto(`/booking/places/${whole}`)
  await expect(page.getByText('您不在这里的预约范围内')).toBeVisible()
  await expect(page.getByRole('button', { name: '预约', exact: true })).toBeDisabled()
  await accessible(page)
})

test('a seat is chosen on the plan, by finger and by key', async ({ page }) => {
  await enter(page, people.counsellor, '/booking/seats')
  await page.getByLabel('日期').fill(inDays(3))
  await page.getByLabel('开始').selectOption('08:30')
  await page.getByLabel('结束').selectOption('11:30')
  await expect(page.getByText(/\d 个空闲/)).toBeVisible()
  await accessible(page)
  await page
    .getByRole('button', { name: /^座位 .*空闲/ })
    .first()
    .click()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: '预约', exact: true }).click()
  await expect(page.getByText('已预约')).toBeVisible()
})

test('the same hours every week become a plan and then bookings to be approved', async ({ page }) => {
  await enter(page, people.counsellor, '/booking/series')
  await page.getByLabel('类型').selectOption({ label: '教室借用' })
  const found = await call(page, 'GET', '/api/calendar/terms')
  const terms = found.body.items as { firstMonday: string; weeks: number }[]
  const week = Math.max(
    1,
    ...terms
      .map((one) => Math.ceil((Date.now() - Date.parse(one.firstMonday)) / 604_800_000))
      .filter((one) => one < 18),
  )
  await page.getByLabel('教学周').fill(`${week + 1}-${week + 2}`)
  await page.getByLabel('人数').fill('40')
  await page.getByLabel('从第几节').selectOption({ index: 2 })
  await page.getByLabel('到第几节').selectOption({ index: 1 })
  await page.getByRole('button', { name: '生成方案' }).click()
  await expect(page.getByRole('heading', { name: /每周都有场地|没有同时段的场地/ })).toBeVisible()
  await accessible(page)
  await page.getByLabel('用途').fill('英语角')
  await page.getByRole('button', { name: /^预约 \d+ 周$/ }).click()
  await expect(page.getByText('待审批').first()).toBeVisible()
})

test('whoever waits is offered what another gives up', async ({ page, browser }) => {
  await enter(page, people.student, '/booking')
  const pods = await policy(page, '图书馆研修间')
  const from = at(3, '18:00')
  const until = at(3, '20:00')
  const free = (await call(page, 'GET', `/api/booking/free?policy=${pods.id}&from=${from}&until=${until}&people=1`))
    .body as { id: string }[]
  const holder = await another(browser, people.dean)
  const id = randomUUID()
  const mine = { id, place: free[0]?.id, from, until, title: '', people: 1, guests: [], equipment: [] }
  expect((await call(holder, 'POST', '/api/bookings', mine)).status).toBe(201)
  const waits = { id: randomUUID(), policy: pods.id, place: free[0]?.id, from, until, people: 1 }
  expect((await call(page, 'POST', '/api/booking/waiting', waits)).status).toBe(204)
  expect((await call(holder, 'POST', `/api/bookings/${id}/cancel`)).status).toBe(200)
  await page.goto('/booking/mine')
  await page.getByRole('button', { name: '确认要' }).click()
  await expect(page.getByRole('button', { name: '确认要' })).toBeHidden()
  await expect(page.getByRole('link', { name: /研修间.*18:00–20:00.*已预约/ })).toBeVisible()
  await holder.context().close()
})

test('a draw shows its odds, takes a lot, and can be read by anyone', async ({ page }) => {
  await enter(page, people.student, '/booking/draws')
  await page
    .getByRole('link', { name: /阅览室/ })
    .first()
    .click()
  await expect(page.getByText(/目前中签率/)).toBeVisible()
  await page.getByRole('radio', { name: '要安静' }).check()
  await page.getByRole('button', { name: '报名', exact: true }).click()
  await expect(page.getByText(/您的票号/)).toBeVisible()
  await settled(page)
  await accessible(page)
})

test('the desk sees the day, decides and shuts', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await enter(page, people.admin)
  await page.goto('/console/bookings')
  // In the evening nothing of the demo campus lies in what is left of the day.
  await page.getByLabel('日期').fill(inDays(1))
  await expect(page.locator('.line .entry').first()).toBeAttached()
  await accessible(page)
  await page.goto('/console/booking-decide')
  await expect(page.getByRole('button', { name: '批准', exact: true }).first()).toBeVisible()
  await accessible(page)
  await page.goto('/console/booking-rules')
  await expect(page.getByText(/已加入的场地/)).toBeVisible()
  await accessible(page)
  await page.goto('/console/booking-figures')
  await expect(page.getByRole('columnheader', { name: '爽约率' })).toBeVisible()
  await accessible(page)
  await context.close()
})
