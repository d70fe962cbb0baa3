/** What every journey needs: people of the demo campus, a page that watches itself, and an eye for accessibility. */
import axe, { type RunOptions } from 'axe-core'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { passwordOf } from './people'

export { cast, people } from './people'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Pages of anybody that fail their journey when they ask anyone but our server, run into an error, or break the CSP. */
export const test = base.extend<{ watched: string[] }>({
  watched: [
    async ({ browser, context, baseURL }, use) => {
      const wrong: string[] = []
      const ours = new URL(baseURL ?? '').origin
      const watch = (one: BrowserContext) => {
        one.on('request', (request) => {
          const asked = new URL(request.url())
          if (/^https?:$/.test(asked.protocol) && asked.origin !== ours) wrong.push(`asked ${request.url()}`)
        })
        one.on('weberror', (error) => wrong.push(`threw ${error.error()}`))
        one.on('console', (message) => {
          if (message.text().includes('Content Security Policy')) wrong.push(message.text())
        })
        one.on('response', (answer) => {
          if (answer.status() >= 500) wrong.push(`${answer.status()} ${answer.url()}`)
        })
      }
      watch(context)
      browser.on('context', watch)
      await use(wrong)
      browser.off('context', watch)
      expect(wrong).toEqual([])
    },
    { auto: true },
  ],
})

/** By the form, where signing in is what is shown; others `enter`. */
export async function signIn(page: Page, number: string, at = '/'): Promise<void> {
  await page.goto(at)
  await page.getByLabel(/^学工号/).fill(number)
  await page.getByLabel('密码', { exact: true }).fill(passwordOf(number))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
}

/** Waits until a page that got another look is painted so, and nothing of it moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
    const moving = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
    await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
  })
}

let pictures = 0

/** `LOOK=folder npm run journeys` keeps a picture of every page that is looked at, for people to look at. */
async function pictured(page: Page): Promise<void> {
  const folder = process.env['LOOK']
  if (folder === undefined) return
  const name = `${String(++pictures).padStart(3, '0')}${new URL(page.url()).pathname.replaceAll('/', '-')}`
  await page.screenshot({ path: `${folder}/${test.info().titlePath[0]}/${name}.png` })
}

type Rules = NonNullable<RunOptions['runOnly']>
const WCAG: Rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const COLOURS: Rules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** WCAG 2.2 AA, as far as a program can see. */
export const accessible = (page: Page) => read(page, WCAG)

/** The same page in other colours: what was read before stays true but for these rules. */
export const legible = (page: Page) => read(page, COLOURS)

/** Axe is heavier than most of our pages: it is brought once to each, and only what is wrong comes back. */
async function read(page: Page, rules: Rules): Promise<void> {
  await pictured(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const told = await page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.map((node) => `${node.html} ${node.any.map((one) => one.message).join(' ')}`)
      return `${id}: ${help} — ${places.join(' | ')}`
    })
  }, rules)
  expect(told, `accessibility of ${page.url()}`).toEqual([])
}

/** How much the page moved by itself since it was opened (layout shift; good is below 0.1). */
export async function shift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 300)
      }),
  )
}

export { expect }
