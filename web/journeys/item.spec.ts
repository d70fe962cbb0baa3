/** The life of an item, from nothing: built by its department, tried by people drawn blind, released, applied for. */
import { createHmac } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { accessible, cast, expect, people, test } from './app'
import { another, call, enter, openTodo } from './campus'

const { student: tester, counsellor: decider, mate } = cast(6)
const tag = Date.now().toString(36)
const code = `study-room-${tag}`

function keys(page: Page, cards: string): Promise<(string | null)[]> {
  return page.locator(cards).evaluateAll((all) => all.map((card) => card.getAttribute('data-key')))
}

/** The upper edge of a card, and its lower one. */
const above = { targetPosition: { x: 120, y: 3 } }
const below = async (card: Locator) => ({
  targetPosition: { x: 120, y: ((await card.boundingBox())?.height ?? 40) - 3 },
})

test('an item is built from nothing by mouse and keyboard, tried by a drawn panel, released, applied for and finished', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  await enter(page, people.admin, '/console/studio')
  await build(page)
  await page.getByRole('button', { name: '发布…' }).click()
  await expect(page.getByText(/发布后有 \d+ 处变化/)).toBeVisible()
  await accessible(page)
  const box = page.getByRole('dialog')
  await box.getByRole('button', { name: '发布', exact: true }).click()
  await expect(box.getByRole('alert')).toContainText(/体验|试用/)
  await box.getByRole('button', { name: '交付试用' }).click()
  await expect(page.getByText('已交付试用。')).toBeVisible()
  await box.getByRole('link', { name: '去抽取体验团' }).click()

  const { phone, id } = await drawn(page, await another(browser, tester, '/', { english: true }))
  await tried(phone)
  await page.reload()
  await expect(page.getByText('尚未达到上线门槛')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '处理', exact: true }).first().click()
  await page.getByLabel(/^说明/).fill('增加了填写示例')
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已达到上线门槛', { exact: true })).toBeVisible()

  await page.goto(`/console/studio/${code}`)
  await page.getByRole('button', { name: '发布…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('已发布。')).toBeVisible()
  await phone.goto('/trials')
  await expect(phone.getByText('Resolved').first()).toBeVisible()
  await accessible(phone)
  await phone.goto(`/trials/records/${id}`)
  await expect(phone.getByText('you are on the list')).toBeVisible()
  await accessible(phone)
  await phone.context().close()

  const student = await another(browser, mate(2), `/hall/items/${code}`)
  await student.getByRole('button', { name: /开始申请/ }).click()
  await student.getByRole('radio', { name: '选项一' }).check()
  await student.locator('[data-field="reason"] textarea').fill('期末复习')
  await student.locator('[data-field="onDay"] input').fill('2030-01-08')
  await student.getByRole('button', { name: '下一步' }).click()
  await student.getByRole('button', { name: '提交申请' }).click()
  await expect(student.getByText('办理中')).toBeVisible()
  const number = /\d{8}-\d{6}/.exec(await student.locator('main header').innerText())?.[0] ?? ''
  const counsellor = await another(browser, decider, '/hall/todos')
  await openTodo(counsellor, number)
  await counsellor.getByRole('button', { name: '同意' }).click()
  await counsellor.locator('.van-action-sheet button[type=submit]').click()
  await expect(counsellor.getByText('已处理')).toBeVisible()
  await expect(student.getByText('已通过').first()).toBeVisible()
  await student.context().close()
  await counsellor.context().close()
})

/** From nothing to a draft without flaws. */
async function build(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '事项设计' })).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '新建事项' }).click()
  await page.getByLabel('中文名称').fill(`自习室预约 ${tag}`)
  await page.getByLabel('英文名称').fill('Study room')
  await page.getByLabel('事项代码').fill(code)
  await page.getByLabel('主管部门').selectOption('D05')
  await page.getByRole('button', { name: '建立' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /自习室预约/ })).toBeVisible()
  await page.getByLabel('上线前须经试用').check()

  // The form: one field by mouse, one by keyboard, one moved by keys.
  await page.getByRole('tab', { name: '表单' }).click()
  const palette = page.getByLabel('可用的部件')
  const reason = page.locator('[data-key=reason]')
  await palette.getByRole('button', { name: '日期', exact: true }).dragTo(reason, above)
  await expect.poll(() => keys(page, '.card-field')).toEqual(['onDay', 'reason'])
  await page.getByLabel('名称（中文）').fill('哪一天')
  await page.getByLabel('名称（英文）').fill('Day')
  await page.getByLabel('必填', { exact: true }).check()
  await palette.getByRole('button', { name: '选择' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => keys(page, '.card-field')).toEqual(['onDay', 'choice', 'reason'])
  await page.getByLabel('代码（key）').fill('room')
  await page.getByLabel('名称（中文）').fill('房间')
  await page.keyboard.press('Tab')
  await page.locator('[data-key=room] [data-open]').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => keys(page, '.card-field')).toEqual(['room', 'onDay', 'reason'])
  // What follows within a moment is undone together.
  await page.waitForTimeout(600)
  await page.locator('[data-key=reason] [data-handle]').dragTo(page.locator('[data-key=onDay]'), above)
  await expect.poll(() => keys(page, '.card-field')).toEqual(['room', 'reason', 'onDay'])
  await page.waitForTimeout(600)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => keys(page, '.card-field')).toEqual(['room', 'onDay', 'reason'])
  await page.getByRole('button', { name: '重做' }).click()
  await expect.poll(() => keys(page, '.card-field')).toEqual(['room', 'reason', 'onDay'])
  await accessible(page)

  // The flow: who decides, and a way for one room alone.
  await page.getByRole('tab', { name: '流程' }).click()
  const decide = page.locator('[data-key=decide]')
  await decide.locator('[data-open]').click()
  await page.getByLabel('由谁办').getByRole('combobox').first().selectOption({ label: '某一位' })
  await page.getByLabel('工号').fill(decider)
  await page.getByLabel('工号').press('Tab')
  await palette.getByRole('button', { name: '条件分支' }).dragTo(decide, await below(decide))
  await expect.poll(() => keys(page, '.card-step')).toEqual(['decide', 'branch'])
  await palette.getByRole('button', { name: '抄送' }).dragTo(page.locator('[data-key=branch] .lane .end').first())
  await expect.poll(() => keys(page, '.card-step')).toEqual(['decide', 'branch', 'inform'])
  await page.locator('.lane-head button').first().click()
  await page.getByLabel('条件', { exact: true }).fill("room == 'nowhere' +")
  await expect(page.getByText(/语法不对/)).toBeVisible()
  await page.getByLabel('条件', { exact: true }).fill("room == 'a'")
  await expect(page.getByText(/语法不对/)).toHaveCount(0)
  await accessible(page)

  // Tried in the browser before anybody sees it.
  await page.getByRole('tab', { name: '预览与试算' }).click()
  await expect(page.getByRole('cell', { name: '所需内容还没有填' })).toBeVisible()
  await page.getByRole('radio', { name: '选项一' }).check()
  await expect(page.getByRole('cell', { name: 'true', exact: true })).toBeVisible()
  await accessible(page)

  await page.getByRole('button', { name: /^检查（/ }).click()
  await expect(page.getByText('没有发现错误，可以发布。')).toBeVisible()
}

/** Draws a panel in which the student is, whose invitation stands on the home page. */
async function drawn(page: Page, phone: Page): Promise<{ phone: Page; id: string }> {
  await page.getByRole('button', { name: '发起体验' }).click()
  await page.getByLabel('待体验的事项').selectOption(code)
  await page.getByLabel('席位数').fill('200')
  await page.getByLabel(/^冷却期/).fill('0')
  await page.getByLabel('人员类别', { exact: true }).uncheck()
  await page.getByLabel('年级', { exact: true }).uncheck()
  await page.getByLabel('至少体验人数').fill('1')
  await page.getByLabel('使用事后才会公布的外部数字').check()
  await page.getByLabel('哪个数字').fill('双色球第 2026137 期开奖号码')
  await expect(page.getByText('可抽取')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '封存名单并公布' }).click()
  await page.getByRole('button', { name: '抽取并发出邀请' }).click()
  const id = new URL(page.url()).searchParams.get('trial') ?? ''

  // The order is public: of all seeds, one is taken that gives this student one of the first places.
  const { mine } = (await call(phone, 'GET', `/api/trials/records/${id}`)).body as { mine: string }
  let seed = 0
  while (createHmac('sha256', `${seed}/0`).update(mine).digest('hex') >= '004') seed++
  await page.getByLabel(/公布的数字/).fill(String(seed))
  await page.getByRole('dialog').getByRole('button', { name: '抽取并发出邀请' }).click()
  await expect(page.getByText('进行中').first()).toBeVisible()
  await phone.goto('/')
  await accessible(phone)
  await phone.getByRole('region', { name: 'You are invited to try a new item' }).getByRole('link').first().click()
  return { phone, id }
}

/** Stumbles, says so, goes on another day, and acts in the part of whoever decides. */
async function tried(phone: Page): Promise<void> {
  await expect(phone.getByText('You were drawn at random')).toBeVisible()
  await accessible(phone)
  await phone.getByRole('button', { name: 'Take part' }).click()
  await phone.getByRole('button', { name: 'Begin', exact: true }).click()
  await phone.getByRole('radio').first().check()
  await phone.locator('[data-field=onDay] input').fill('2030-01-08')
  await phone.getByRole('button', { name: 'Hand in (trial)' }).click()
  await expect(phone.getByText('Please answer')).toBeVisible()
  await phone.getByRole('button', { name: 'Remark on “Reason”' }).click()
  await phone.getByLabel('What do you think?').fill('How much do you want to know?')
  await accessible(phone)
  await phone.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(phone.getByText('Thank you, noted.')).toBeVisible()
  const saved = phone.waitForResponse((answer) => answer.request().postData()?.includes('Exams') === true)
  await phone.locator('[data-field=reason] textarea').fill('Exams')
  await saved
  await phone.reload()
  await expect(phone.locator('[data-field=reason] textarea')).toHaveValue('Exams')
  await phone.getByRole('button', { name: 'Hand in (trial)' }).click()
  await phone.getByRole('button', { name: 'Agree', exact: true }).click()
  await phone.getByRole('radio', { name: '6' }).first().check()
  await phone.getByRole('radio', { name: '7' }).last().check()
  await accessible(phone)
  await phone.getByRole('button', { name: 'Finish' }).click()
  await expect(phone.getByText('Done. Thank you!')).toBeVisible()
}
