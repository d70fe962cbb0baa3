import { accessible, cast, expect, legible, people, settled, shift, signIn, test } from './app'
import { another, call, enter } from './campus'

test('the door is light, still and accessible, and says why it stays shut', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /辅导员/ })).toBeVisible()
  expect(await shift(page)).toBeLessThan(0.1)
  await accessible(page)
  await page.getByLabel(/^学工号/).fill(people.student)
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('账号或密码不正确')
})

test('a demo person signs in with one tap, in English, in the dark and in large type', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: /Student/ }).click()
  await expect(page.getByRole('link', { name: 'Services' })).toBeVisible()
  await page.getByRole('link', { name: 'Me', exact: true }).click()
  await page.getByLabel('Theme').selectOption('dark')
  await page.getByLabel('Large type').check()
  await accessible(page)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark.*large/)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wide, 'nothing sticks out sideways').toBe(false)
  await page.getByLabel('Language').selectOption('zh-CN')
  await expect(page.getByRole('heading', { name: '显示' })).toBeVisible()
})

test('every page of the portal is accessible, light and dark', async ({ page }) => {
  await enter(page, people.student)
  for (const path of [
    '/',
    '/hall',
    '/hall/applications',
    '/hall/todos',
    '/hall/drafts',
    '/code',
    '/messages',
    '/messages/settings',
    '/me',
    '/me/record',
    '/me/security',
  ]) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(path)
    await page.waitForLoadState('load')
    await expect(page.locator('main h1').first()).toBeVisible()
    await accessible(page)
    expect(await shift(page), path).toBeLessThan(0.1)
    await page.emulateMedia({ colorScheme: 'dark' })
    await settled(page)
    await legible(page)
  }
})

test('a student reads what the school holds and sees sensitive values after the password', async ({ page }) => {
  await signIn(page, people.student)
  await page.goto('/me/record')
  await expect(page.getByText('20230101').first()).toBeVisible()
  await expect(page.getByText(/^\d{4}\*+\d{4}$/)).toBeVisible()
  await page.getByRole('button', { name: '显示完整内容' }).click()
  await expect(page.getByText(/^\d{17}[\dX]$/)).toBeVisible()
})

test('a person sees the devices that are signed in and ends one of them', async ({ page, browser }) => {
  // Somebody who walks nowhere else: all other sessions end.
  const { dean } = cast(8)
  await enter(page, dean)
  const elsewhere = await browser.newPage()
  await signIn(elsewhere, dean)
  await page.goto('/me/security')
  await expect(page.getByText('本机')).toBeVisible()
  await page.getByRole('button', { name: '退出其他所有设备' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已退出' })).toBeVisible()
  await elsewhere.reload()
  await expect(elsewhere.getByRole('button', { name: '登录', exact: true })).toBeVisible()
  await elsewhere.close()
})

test('a person adds a passkey, signs out, and comes back without a number and a password', async ({ page }) => {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(page, people.dean)
  await page.goto('/me/security')
  await page.getByLabel('名称').fill('我的手机')
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await expect(page.getByText('通行密钥已添加')).toBeVisible()
  await accessible(page)
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await page.goto('/me/security')
  await expect(page.getByText(/通行密钥 · 最近使用/)).toBeVisible()
  await page.getByRole('button', { name: '删除' }).click()
  await expect(page.getByText('我的手机')).toHaveCount(0)
})

test('a student asks for leave, the counsellor approves on the phone, and the student sees it live', async ({
  page,
  browser,
}) => {
  const reason = `家中有事 ${Date.now()}`
  await enter(page, people.student)
  await call(page, 'DELETE', '/api/hall/drafts/student-leave')
  await page.getByPlaceholder('想办什么事').fill('qj')
  await page.getByRole('button', { name: '搜索' }).click()
  await expect(page).toHaveURL(/\/hall\?q=qj/)
  await page.getByRole('link', { name: /学生请假/ }).click()
  await expect(page.getByText('办理流程')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: /开始申请|继续填写/ }).click()
  await expect(page.locator('[data-field="name"]')).toContainText('来自')
  await accessible(page)
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.locator('[data-field="kind"] .flaw')).toBeVisible()

  await page.getByRole('radio', { name: '事假' }).check()
  await page.locator('[data-field="period"] input').first().fill(inDays(5))
  await page.locator('[data-field="period"] input').last().fill(inDays(6))
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.locator('[data-field="days"]')).toContainText('2 天')
  await expect(page.locator('[data-field="destination"]')).toHaveCount(0)
  await page.getByRole('radio', { name: '离开', exact: true }).check()
  await expect(page.locator('[data-field="destination"]')).toBeVisible()
  await page.getByRole('radio', { name: '不离开' }).check()
  await page.locator('[data-field="reason"] textarea').fill(reason)
  await page.locator('[data-field="contact"] input').fill('父亲 100-0000-0000')
  await expect(page.getByText('草稿已保存')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('提交前请核对')).toBeVisible()
  await expect(page.getByText(reason)).toBeVisible()

  // The network goes away in the middle: nothing is lost, and sent again it is one application.
  await page.route('**/api/hall/applications', (route) => route.abort(), { times: 1 })
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('网络不通').first()).toBeVisible()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('办理中')).toBeVisible()
  const number = /\d{8}-\d{6}/.exec(await page.locator('main header').innerText())?.[0] ?? ''
  await accessible(page)

  const counsellor = await another(browser, people.counsellor)
  await counsellor.getByRole('link', { name: /待办/ }).click()
  await counsellor.getByPlaceholder(/查找/).fill(number)
  await counsellor.getByRole('link', { name: new RegExp(number) }).click()
  await expect(counsellor.getByText(reason)).toBeVisible()
  await counsellor.getByRole('button', { name: '同意' }).click()
  await counsellor.locator('.van-action-sheet button[type=submit]').click()
  await expect(counsellor.getByText('已处理')).toBeVisible()

  await counsellor.getByRole('link', { name: /消息/ }).click()
  await expect(counsellor.getByText(new RegExp(`${number}.*请您办理`)).first()).toBeVisible()
  await counsellor.context().close()

  await expect(page.getByText('已通过', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /^消息\s*\d/ })).toBeVisible()
  await page.getByRole('link', { name: /^消息/ }).click()
  const told = page.getByRole('listitem').filter({ hasText: `（${number}）已全部通过` })
  await expect(told.getByLabel('未读')).toBeVisible()
  await accessible(page)
  await told.getByRole('button', { name: '查看详情' }).click()
  await expect(page).toHaveURL(/\/hall\/applications\//)
  await page.goto('/messages')
  await expect(told.getByLabel('未读')).toHaveCount(0)
  await told.getByRole('button', { name: '归档' }).click()
  await expect(told).toHaveCount(0)
})

test('a person chooses quiet hours, and a mail leads to a page that ends such mails', async ({ page }) => {
  await enter(page, people.dean, '/messages/settings')
  await page.getByLabel('在以下时段不要打扰我').check()
  await page.getByLabel('开始').fill('12:30')
  await page.getByLabel('结束').fill('14:00')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('status')).toHaveText('已保存')
  await page.reload()
  await expect(page.getByLabel('开始')).toHaveValue('12:30')
  await page.context().clearCookies()
  await page.goto('/api/notices/unsubscribe?token=forged')
  await expect(page).toHaveURL(/\/messages\/unsubscribe/)
  await accessible(page)
  await page.getByRole('button', { name: '不再接收此类邮件' }).click()
  await expect(page.getByRole('alert')).toContainText('链接无效')
})

/** The school's day so many days from now: "2026-11-25". */
function inDays(days: number): string {
  const then = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(then)
}
