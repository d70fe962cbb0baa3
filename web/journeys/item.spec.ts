/** An item is tried by a drawn panel and goes live when what was found is settled. */
import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { accessible, expect, people, signIn, test } from './app'

const PHONE = { width: 390, height: 844 }
const code = `study-room-${Date.now().toString(36)}`

/** A call of the page's own session. */
function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([how, where, what]) => {
      const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''
      const answer = await fetch(where, {
        method: how,
        headers: {
          'Content-Type': 'application/json',
          'X-XSRF-TOKEN': decodeURIComponent(token),
          'Idempotency-Key': crypto.randomUUID(),
        },
        ...(what === undefined ? {} : { body: what }),
      })
      if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  )
}

const source = `
code: ${code}
name: {zh: 研讨室预约, en: Study room}
summary: {zh: 预约图书馆研讨室, en: Book a study room}
department: D05
category: 学习
audience: [student]
promisedDays: 1
requiresTrial: true
owners: {rule: unit-head, unit: D05}
form:
  - {key: purpose, label: {zh: 用途, en: Purpose}, type: text, required: true}
  - {key: room, label: {zh: 房间号, en: Room}, type: text, required: true, filledBy: check}
flow:
  - {key: check, type: approve, name: {zh: 图书馆审核, en: Library}, who: {rule: unit-head, unit: D05}}
`

test('an item is tried by a panel drawn blind and goes live after its findings are settled', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  await signIn(page, people.admin, '/console')
  await call(page, 'POST', '/api/hall/manage/items', { code, name: { zh: '研讨室预约' }, department: 'D05' })
  await call(page, 'PUT', `/api/hall/design/items/${code}`, { revision: 0, source, guide: '每次不超过四小时。' })
  await call(page, 'POST', `/api/hall/manage/items/${code}/acts`, { act: 'TRY', revision: 1 })

  await page.goto('/console/trials')
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

  // The order is public: of all seeds, one is taken that gives the demo student one of the first places.
  const phone = await (await browser.newContext({ viewport: PHONE })).newPage()
  await signIn(phone, people.student)
  const { mine } = await call<{ mine: string }>(phone, 'GET', `/api/trials/records/${id}`)
  let seed = 0
  while (createHmac('sha256', `${seed}/0`).update(mine).digest('hex') >= '004') seed++
  await page.getByLabel(/公布的数字/).fill(String(seed))
  await page.getByRole('dialog').getByRole('button', { name: '抽取并发出邀请' }).click()
  await expect(page.getByText('进行中').first()).toBeVisible()

  await phone.goto('/')
  await accessible(phone)
  await phone.getByRole('region', { name: '邀您体验新事项' }).getByRole('link').first().click()
  await expect(phone.getByText('您被随机抽中')).toBeVisible()
  await accessible(phone)
  await phone.getByRole('button', { name: '参加体验' }).click()
  await phone.getByRole('button', { name: '开始体验' }).click()
  await phone.getByRole('button', { name: '提交（试用）' }).click()
  await expect(phone.getByText('请填写')).toBeVisible()
  await phone.getByRole('button', { name: '评论“用途”' }).click()
  await phone.getByLabel('请写下您的想法').fill('不知道要写多详细')
  await accessible(phone)
  await phone.getByRole('button', { name: '提交', exact: true }).click()
  await expect(phone.getByText('谢谢，已记下')).toBeVisible()
  await phone.locator('[data-field=purpose] input').fill('小组讨论')
  await phone.waitForTimeout(2_500)
  await phone.reload()
  await expect(phone.locator('[data-field=purpose] input')).toHaveValue('小组讨论')
  await phone.getByRole('button', { name: '提交（试用）' }).click()
  await phone.locator('[data-field=room] input').fill('301')
  await accessible(phone)
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  await phone.getByRole('radio', { name: '6' }).first().check()
  await phone.getByRole('radio', { name: '7' }).last().check()
  await accessible(phone)
  await phone.getByRole('button', { name: '完成体验' }).click()
  await expect(phone.getByText('体验完成')).toBeVisible()

  await page.reload()
  await expect(page.getByText('尚未达到上线门槛')).toBeVisible()
  await accessible(page)
  const refused = call(page, 'POST', `/api/hall/manage/items/${code}/acts`, { act: 'RELEASE', revision: 2 })
  await expect(refused).rejects.toThrow('trial-not-passed')
  await page.getByRole('button', { name: '处理', exact: true }).first().click()
  await page.getByLabel(/^说明/).fill('增加了填写示例')
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已达到上线门槛', { exact: true })).toBeVisible()
  await call(page, 'POST', `/api/hall/manage/items/${code}/acts`, { act: 'RELEASE', revision: 2 })

  await phone.goto('/trials')
  await expect(phone.getByText('已改进')).toBeVisible()
  await accessible(phone)
  await phone.goto(`/trials/records/${id}`)
  await expect(phone.getByText('您在名单中')).toBeVisible()
  await accessible(phone)
  await phone.close()
})
