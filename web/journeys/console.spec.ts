import type { Page } from '@playwright/test'
import { accessible, expect, people, settled, test } from './app'
import { enter } from './campus'

const tag = Date.now().toString(36)
/** `SHAOPAO_LOOKS=all` reads every look of every page. */
const EVERY = process.env['SHAOPAO_LOOKS'] === 'all'

async function open(page: Page, name: string, title: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/console/${name}`))
}

async function choose(page: Page, label: string, q: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(q)
  await page.getByRole('option', { name }).first().click()
}

test('an administrator finds a person by pinyin, and sees the whole number when asking for it', async ({ page }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'people', '人员查询')
  await page.getByLabel('姓名、拼音、首字母或学工号').fill('zhangw')
  const rows = page.locator('[data-person]')
  await expect(rows.first()).toHaveText(/^张/)
  await accessible(page)
  const name = (await rows.first().textContent())?.trim() ?? ''
  await rows.first().click()
  const panel = page.getByRole('dialog', { name })
  await expect(panel.getByText(/^\d{4}\*+\d{4}/)).toBeVisible()
  await accessible(page)
  await panel.getByRole('button', { name: '查看完整号码' }).click()
  await expect(panel.getByText(/^\s*\d{17}[\dX]\s*$/)).toBeVisible()
})

test('a bad file is told row by row and changes nothing; the mended one is imported', async ({ page }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'imports', '数据导入')
  const file = (text: string) => ({ name: `${tag}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) })
  const head = '学号或工号,姓名,人员类别,单位代码\n'
  const commit = page.getByRole('button', { name: '正式导入' })

  await page.locator('input[type=file]').setInputFiles(file(`${head}J${tag}1,,学生,C01\nJ${tag}2,季行,学生,没有\n`))
  await page.getByRole('button', { name: '先检查（不写入）' }).click()
  await expect(page.getByText('有错误，未导入').first()).toBeVisible()
  const bad = page.getByRole('table', { name: '错误明细' })
  await expect(bad.getByRole('row')).toHaveCount(3)
  await expect(bad.getByRole('row', { name: /必须填写/ })).toContainText('姓名')
  await expect(commit).toBeDisabled()
  await accessible(page)

  await page.locator('input[type=file]').setInputFiles(file(`${head}J${tag}1,季行,学生,C01\n`))
  await page.getByRole('button', { name: '先检查（不写入）' }).click()
  await expect(page.getByText('检查通过，可以正式导入。')).toBeVisible()
  await commit.click()
  // what the check counted stands there until the import has begun
  await expect(page.getByRole('status').getByText('已导入', { exact: true })).toBeVisible()
  await expect(page.getByText('新增 1，更新 0').first()).toBeVisible()
  await open(page, 'people', '人员查询')
  await page.getByLabel('姓名、拼音、首字母或学工号').fill(`j${tag}1`)
  await expect(page.getByRole('button', { name: '季行' })).toBeVisible()
})

test('a role is given, used by its holder, and taken back', async ({ page, browser }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'roles', '角色与授权')
  await accessible(page)
  await page.getByRole('button', { name: '授予角色' }).click()
  const form = page.getByRole('dialog', { name: '授予角色' })
  await choose(page, '授予对象', 'T1001', 'T1001')
  await form.getByLabel(/^角色/).selectOption('审计员')
  await form.getByLabel(/^数据范围/).selectOption('全校')
  await form.getByLabel('授权事由').fill(`学期审计 ${tag}`)
  await accessible(page)
  await form.getByRole('button', { name: '授予角色' }).click()
  await expect(form).toBeHidden()
  const line = page.getByRole('row', { name: new RegExp(tag) })
  await expect(line).toContainText('审计员')
  await expect(line).toContainText('全校')

  const holder = await browser.newPage()
  await enter(holder, people.counsellor, '/console')
  await open(holder, 'audit', '审计记录')
  // Others do hundreds of things meanwhile; one is found by its name.
  await holder.getByLabel(/^操作/).fill('授予角色')
  await expect(holder.getByRole('cell', { name: '授予角色' }).first()).toBeVisible()

  await line.getByRole('button', { name: '收回' }).click()
  await page.getByRole('dialog', { name: '收回授权' }).getByRole('button', { name: '收回' }).click()
  await expect(line).toBeHidden()
  await holder.reload()
  await expect(holder.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expect(holder.getByRole('link', { name: '审计记录' })).toBeHidden()
  await holder.close()
})

test('a role without its units is refused beside the form', async ({ page }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'roles', '角色与授权')
  await page.getByRole('button', { name: '授予角色' }).click()
  const form = page.getByRole('dialog', { name: '授予角色' })
  await choose(page, '授予对象', 'T1002', 'T1002')
  await form.getByLabel(/^角色/).selectOption('经办人员')
  await form.getByLabel(/^数据范围/).selectOption('指定单位（含下级）')
  await form.getByLabel('授权事由').fill('试一试')
  await form.getByRole('button', { name: '授予角色' }).click()
  await expect(form.getByRole('alert')).toContainText('数据范围不完整')
})

test('a device gets a code for once, a new name, and is revoked; the audit knows', async ({ page }) => {
  const name = `图书馆东门闸机 ${tag}`
  await enter(page, people.admin, '/console')
  await open(page, 'devices', '终端设备')
  await page.getByRole('button', { name: '登记新设备' }).click()
  const form = page.getByRole('dialog', { name: '登记新设备' })
  await form.getByLabel('名称').fill(name)
  await form.getByLabel('位置').fill('图书馆一层')
  await form.getByRole('button', { name: '登记新设备' }).click()
  const code = page.getByRole('dialog', { name: `“${name}”的登记码` })
  await expect(code.locator('code')).toHaveText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/)
  await accessible(page)
  await code.getByRole('button', { name: '我已记下' }).click()
  const line = page.getByRole('row', { name: new RegExp(name) })
  await expect(line).toContainText('待登记')
  await accessible(page)

  await line.getByRole('button', { name: '修改' }).click()
  const change = page.getByRole('dialog', { name: '修改设备信息' })
  await change.getByLabel('位置').fill('图书馆二层')
  await change.getByRole('button', { name: '保存' }).click()
  await expect(line).toContainText('图书馆二层')

  await line.getByRole('button', { name: '停用' }).click()
  await page.getByRole('dialog', { name: '停用设备' }).getByRole('button', { name: '停用' }).click()
  await expect(line).toBeHidden()

  await open(page, 'audit', '审计记录')
  await page.getByLabel(/^操作/).fill('devices.announced')
  await expect(page.getByRole('row', { name: new RegExp(name) }).filter({ hasText: '登记设备' })).toHaveCount(1)
  await accessible(page)
  await page.getByRole('button', { name: '校验记录链' }).click()
  await expect(page.getByText(/记录链完整/)).toBeVisible()
})

test('a service account calls the API with its key until it is closed', async ({ page, request }) => {
  const name = `同步程序 ${tag}`
  await enter(page, people.admin, '/console')
  await open(page, 'accounts', '服务账号')
  await page.getByRole('button', { name: '新建服务账号' }).click()
  const form = page.getByRole('dialog', { name: '新建服务账号' })
  await form.getByLabel('名称', { exact: true }).fill(name)
  await form.getByLabel(/^查询人员与班级/).check()
  await form.getByLabel('全校数据').check()
  await accessible(page)
  await form.getByRole('button', { name: '新建服务账号' }).click()
  const box = page.getByRole('dialog', { name: `“${name}”的密钥` })
  const key = (await box.locator('code').textContent()) ?? ''
  const call = () => request.get('/api/people?q=wang', { headers: { Authorization: `Bearer ${key}` } })
  expect((await call()).status()).toBe(200)
  await box.getByRole('button', { name: '我已记下' }).click()
  const line = page.getByRole('row', { name: new RegExp(name) })
  await line.getByRole('button', { name: '停用' }).click()
  await page.getByRole('dialog', { name: '停用服务账号' }).getByRole('button', { name: '停用' }).click()
  await expect(line).toBeHidden()
  expect((await call()).status()).toBe(401)
})

test('an activation code is handed out once, for a person who is here', async ({ page }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'people', '人员查询')
  await page.getByLabel('姓名、拼音、首字母或学工号').fill(people.student)
  await page
    .getByRole('row', { name: new RegExp(people.student) })
    .getByRole('button')
    .click()
  await page.getByRole('button', { name: '发放激活码' }).click()
  const box = page.getByRole('dialog', { name: /的激活码$/ })
  await expect(box).toContainText(`学工号 ${people.student}`)
  await expect(box.locator('code')).toHaveText(/^\S{8,}$/)
  await accessible(page)
})

test('a term and office hours are laid down; a wrong one is refused in words', async ({ page }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'calendar', '校历与工作日')
  const section = page.getByRole('region', { name: '学期' })
  await section.getByRole('button', { name: '新增' }).click()
  const form = page.getByRole('dialog', { name: '学期' })
  await form.getByLabel('学期代码').fill('2030-2031-1')
  await form.getByLabel('名称').fill('2030—2031 学年第一学期')
  await form.getByLabel('开始日期').fill('2030-09-02')
  await form.getByLabel('结束日期').fill('2031-01-19')
  await form.getByLabel('第一教学周的星期一').fill('2030-09-03')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form.getByRole('alert')).toContainText('应为星期一')
  await accessible(page)
  await form.getByLabel('第一教学周的星期一').fill('2030-09-02')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(section).toContainText('2030—2031 学年第一学期')
  const hours = page.getByRole('region', { name: '办公时间' })
  await hours.getByRole('button', { name: /^修改/ }).first().click()
  const box = page.getByRole('dialog', { name: '办公时间' })
  await box.getByLabel('第 1 段开始').fill('08:00')
  await box.getByRole('button', { name: '保存' }).click()
  await expect(hours).toContainText('08:00–')
})

test('a colleague is found and asked to act; the portal of that colleague shows it', async ({ page, browser }) => {
  await enter(page, people.dean, '/console')
  await open(page, 'delegations', '离岗委托')
  await page.getByRole('button', { name: '新建委托' }).click()
  const form = page.getByRole('dialog', { name: '新建委托' })
  await choose(page, '受托人', 'T1001', 'T1001')
  await form.getByLabel('委托事由').fill(`外出开会 ${tag}`)
  await form.getByRole('button', { name: '新建委托' }).click()
  const line = page.getByRole('row', { name: new RegExp(tag) })
  await expect(line).toContainText('等待对方接受')
  await accessible(page)
  const colleague = await browser.newPage()
  await enter(colleague, people.counsellor, '/console')
  await open(colleague, 'delegations', '离岗委托')
  const asked = colleague.getByRole('row', { name: new RegExp(tag) })
  await asked.getByRole('button', { name: '接受' }).click()
  await expect(asked).toContainText('已接受')
  await colleague.close()
  await line.getByRole('button', { name: '结束' }).click()
  await page.getByRole('dialog', { name: '结束委托' }).getByRole('button', { name: '结束' }).click()
  await expect(line).toBeHidden()
})

test('every page of the console is accessible, light and dark, wide and narrow, in one language or the other', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await enter(page, people.admin, '/console')
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link').first()).toBeVisible()
  const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  expect(paths.length).toBeGreaterThan(12)
  for (const [nth, path] of paths.entries()) {
    const language = nth % 2 === 0 ? 'zh-CN' : 'en'
    await page.evaluate((chosen) => localStorage.setItem('shaopao.language', chosen), language)
    await page.goto(path)
    for (const [scheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await settled(page)
      await page.setViewportSize({ width, height: 800 })
      await expect(page.locator('main h1')).toBeVisible()
      await expect(page.getByText(/^(正在加载…|Loading…)$/)).toHaveCount(0)
      // Every look of every page takes minutes; of each page one look is read with every change, in turns.
      if (EVERY || nth % 4 < 2 === (scheme === 'light')) await accessible(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wide, `${path} sticks out sideways at ${width}`).toBeLessThanOrEqual(0)
    }
  }
})

test('the tree of units tells who holds which post', async ({ page }) => {
  await enter(page, people.dean, '/console')
  await open(page, 'units', '组织机构')
  await page.getByLabel('单位名称或代码').fill('法学院')
  await page.getByRole('button', { name: '法学院', exact: true }).click()
  const panel = page.getByRole('dialog', { name: '法学院' })
  await expect(panel.getByText('院长', { exact: true })).toBeVisible()
  await accessible(page)
})

test('settings are found by name, health is shown with its database', async ({ page }) => {
  await enter(page, people.admin, '/console')
  await open(page, 'settings', '系统设置')
  await page.getByLabel('筛选').fill('step-up')
  await expect(page.getByRole('row', { name: /SHAOPAO_ACCESS_STEPUPTIME/ })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  await open(page, 'health', '运行状态')
  await expect(page.getByText('运行正常')).toBeVisible()
  await expect(page.getByText(/PostgreSQL \d+/)).toBeVisible()
})
