import type { Browser, Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
import { ALIPAY_PORT } from './alipay'
import { enter } from './campus'

/** Lunch: cash at the counter becomes money in the purse, the code pays at the till, the statement tells. */
const SHOWN = '[data-code]'

async function desk(browser: Browser, at: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await enter(page, people.admin)
  await page.goto(at)
  return page
}

test('lunch is paid by the code with money from the counter, and a copied code buys nothing', async ({
  page,
  browser,
}) => {
  await enter(page, people.dean)
  await page.goto('/code')
  const bind = page.getByRole('button', { name: '绑定这部手机' })
  await expect(bind.or(page.locator(SHOWN))).toBeVisible()
  if (await bind.isVisible()) await bind.click()
  await expect(page.locator(SHOWN)).toBeVisible()

  const counter = await desk(browser, '/console/cashier')
  await counter.getByLabel('学工号').fill(people.dean)
  await counter.getByRole('button', { name: '查询' }).click()
  await counter.getByLabel('金额（元）').fill('20')
  await counter.getByRole('button', { name: '充值' }).click()
  await expect(counter.getByRole('status').filter({ hasText: '已充值 ¥20.00' })).toBeVisible()
  await accessible(counter)

  await counter.goto('/console/till')
  await counter.getByRole('button', { name: '红烧肉' }).click()
  await counter.getByRole('button', { name: '米饭' }).first().click()
  const shown = (await page.locator(SHOWN).getAttribute('data-code')) ?? ''
  await counter.getByLabel(/^请顾客出示付款码/).fill(shown)
  await counter.getByLabel(/^请顾客出示付款码/).press('Enter')
  await expect(counter.getByRole('status').filter({ hasText: '收款成功 ¥10.80' })).toBeVisible()

  await counter.getByRole('button', { name: '紫菜汤' }).click()
  await counter.getByLabel(/^请顾客出示付款码/).fill(shown)
  await counter.getByLabel(/^请顾客出示付款码/).press('Enter')
  await expect(counter.getByRole('alert')).toContainText('请重新出示付款码')
  await accessible(counter)

  await page.goto('/wallet')
  await expect(page.getByText('-¥10.80').first()).toBeVisible()
  await expect(page.getByText('+¥20.00').first()).toBeVisible()
  await accessible(page)
  await page.goto('/wallet/fees')
  await expect(page.getByRole('heading', { name: '缴费' })).toBeVisible()

  await counter.goto('/console/ledger')
  await expect(counter.getByText('借贷平衡')).toBeVisible()
  await accessible(counter)
  await counter.goto('/console/canteens')
  await expect(counter.getByRole('heading', { name: '热销' })).toBeVisible()
  await accessible(counter)
})

/** Somebody scans the code of an order; what the program said to the service, or that it was not told. */
async function scan(page: Page, more = ''): Promise<string> {
  const link = await page.getByRole('link', { name: '打开支付宝付款' }).getAttribute('href')
  const number = link?.replace('https://qr.alipay.com/', '') ?? ''
  return (await fetch(`http://127.0.0.1:${ALIPAY_PORT}/scan?number=${number}${more}`)).text()
}

test('money comes by Alipay, told of or asked for, and an order outlives its page and its network', async ({
  page,
}) => {
  await enter(page, people.counsellor)
  await page.goto('/wallet')
  await page.getByRole('link', { name: '充值' }).click()
  await expect(page.getByText(/^本次最多可充/)).toBeVisible()
  await accessible(page)
  await page.getByLabel('其他金额（元）').fill('99999')
  await page.getByRole('button', { name: '去支付' }).click()
  await expect(page.getByRole('alert')).toContainText('请填写 ¥0.01 到')
  await page.getByLabel('其他金额（元）').fill('12.05')
  await page.getByLabel('支付宝').check()

  await page.context().setOffline(true)
  await page.getByRole('button', { name: '去支付 ¥12.05' }).click()
  await expect(page.getByText(/^网络不通/)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByRole('img', { name: '支付宝付款码，¥12.05' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('img', { name: '支付宝付款码，¥12.05' })).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/剩余 1[45]:/)
  await accessible(page)
  expect(await scan(page), 'the form is heard, and answered as Alipay wants it').toBe('success')
  await expect(page.getByText('✓ 充值成功')).toBeVisible()
  await accessible(page)
  await page.getByRole('button', { name: '完成' }).click()

  await page.getByRole('radio', { name: '¥20', exact: true }).check()
  await page.getByRole('button', { name: '去支付 ¥20.00' }).click()
  await expect(page.getByRole('img', { name: '支付宝付款码，¥20.00' })).toBeVisible()
  expect(await scan(page, '&silent=true')).toBe('silent')
  await expect(page.getByText('✓ 充值成功')).toBeVisible({ timeout: 40_000 })
  await page.getByRole('button', { name: '完成' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '已到账' })).toHaveCount(2)
  await page.goto('/wallet')
  await expect(page.getByText('+¥12.05').first()).toBeVisible()
  await expect(page.getByText('+¥20.00').first()).toBeVisible()
})
