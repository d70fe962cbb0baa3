/** Shortcuts of journeys: what stands before the thing that is shown is done by calls, not by clicks. */
import { randomUUID } from 'node:crypto'
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { session } from './people'

/** The two sizes at which pages are shown. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const
export const DESK = { viewport: { width: 1280, height: 800 }, hasTouch: false } as const

export interface Called {
  status: number
  // Answers of many endpoints; each journey knows which one it asked.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
}

/** Comes in without typing and opens a page. */
export async function enter(page: Page, number: string, at = '/'): Promise<void> {
  const door = await page.request.get('/api/access/methods')
  await page.context().addCookies(await session(new URL(door.url()).origin, number))
  await page.goto(at)
  await expect(page.locator('main h1').first()).toBeVisible()
}

export interface Look {
  /** At a desk; otherwise on a phone. */
  wide?: boolean
  english?: boolean
}

/** Somebody else on a phone of their own, or at a desk. */
export async function another(browser: Browser, number: string, at = '/', look: Look = {}): Promise<Page> {
  const context = await browser.newContext(look.wide ? DESK : PHONE)
  if (look.english) await english(context)
  const page = await context.newPage()
  await enter(page, number, at)
  return page
}

/** Pages that are opened from now on are in English. */
export async function english(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const ours = location.protocol.startsWith('http')
    if (ours && localStorage.getItem('shaopao.language') === null) localStorage.setItem('shaopao.language', 'en')
  })
}

/** Calls the API as the one who is signed in on the page. */
export async function call(page: Page, method: string, path: string, data?: unknown): Promise<Called> {
  const answer = await page.request.fetch(path, {
    method,
    headers: {
      'X-XSRF-TOKEN': await token(page.context()),
      'Idempotency-Key': randomUUID(),
      'Content-Type': 'application/json',
    },
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  })
  const text = await answer.text()
  return { status: answer.status(), body: text === '' ? undefined : JSON.parse(text) }
}

async function token(context: BrowserContext): Promise<string> {
  return (await context.cookies()).find((one) => one.name === 'XSRF-TOKEN')?.value ?? ''
}

/** What a leave answers beside its days and its reason. */
export const LEAVE = {
  kind: 'personal',
  period: { from: inDays(30), to: inDays(31) },
  leavesCity: 'no',
  contact: '父亲 100-0000-0000',
}

/** Hands a leave of so many days in, and tells its id and number. */
export async function leave(page: Page, days: number, reason: string): Promise<{ id: string; number: string }> {
  const made = await call(page, 'POST', '/api/hall/applications', {
    id: randomUUID(),
    item: 'student-leave',
    answers: { ...LEAVE, period: { from: inDays(30), to: inDays(29 + days) }, reason },
  })
  expect(made.status, JSON.stringify(made.body)).toBeLessThan(300)
  return made.body
}

/** Does an act with the own to-do, without a page. */
export async function act(page: Page, id: string, kind: string, more: object = {}): Promise<void> {
  const todo = (await call(page, 'GET', `/api/hall/applications/${id}`)).body.todo?.number ?? null
  const command = { commandId: randomUUID(), act: kind, todo, ...more }
  const done = await call(page, 'POST', `/api/hall/applications/${id}/acts`, command)
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300)
}

/** Finds a to-do by its number and opens it; the list, whose rows can be approved too, has gone then. */
export async function openTodo(page: Page, number: string): Promise<void> {
  const find = page.getByPlaceholder(/查找|^Find/)
  await find.fill(number)
  await page.getByRole('link', { name: new RegExp(number) }).click()
  await expect(find).toBeHidden()
}

/** How many applications the one on the page has handed in. */
export async function handedIn(page: Page, reason: string): Promise<number> {
  const mine = (await call(page, 'GET', '/api/hall/applications?limit=20')).body.items as { id: string }[]
  let found = 0
  for (const one of mine.slice(0, 6)) {
    const known = (await call(page, 'GET', `/api/hall/applications/${one.id}`)).body
    if (known.answers.reason === reason) found++
  }
  return found
}

/** Drags a finger sideways over an element. */
export async function swipe(page: Page, selector: string, by: number): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((row, far) => {
      const box = row.getBoundingClientRect()
      const finger = (type: string, dx: number) =>
        row.dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            clientX: box.left + 100 + dx,
            clientY: box.top + 20,
            pointerType: 'touch',
          }),
        )
      finger('pointerdown', 0)
      for (const part of [0.2, 0.6, 1]) finger('pointermove', far * part)
      finger('pointerup', far)
    }, by)
}

/** The school's day so many days from now: "2026-11-25". */
export function inDays(days: number): string {
  const then = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(then)
}
