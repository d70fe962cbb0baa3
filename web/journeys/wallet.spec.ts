import type { Browser, Page } from '@playwright/test'
import { accessible, expect, people, test } from './app'
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
