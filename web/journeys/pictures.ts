/** The pictures of the guides: `npm run pictures` takes them anew from a demo campus. Not part of the tests. */
import { readFileSync } from 'node:fs'
import { people, signIn, test } from './app'

const folder = new URL('../../docs/guide/images/', import.meta.url)
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }

function file(name: string): string {
  return new URL(`${name}.png`, folder).pathname
}

test('the portal, on a phone and on a desktop', async ({ page }) => {
  await page.setViewportSize(PHONE)
  await page.goto('/')
  await page.getByRole('button', { name: /辅导员/ }).waitFor()
  await page.screenshot({ path: file('door') })
  await signIn(page, people.student)
  await page.waitForTimeout(500)
  await page.screenshot({ path: file('home-phone') })
  await page.goto('/hall/items/student-leave')
  await page.waitForTimeout(500)
  await page.screenshot({ path: file('item-phone') })
  await page.goto('/me/security')
  await page.waitForTimeout(500)
  await page.screenshot({ path: file('security-phone') })
  await page.setViewportSize(DESK)
  await page.goto('/')
  await page.waitForTimeout(500)
  await page.screenshot({ path: file('home-desktop') })
  const picture = (name: string) => `data:image/png;base64,${readFileSync(file(name)).toString('base64')}`
  await page.goto('about:blank')
  await page.setContent(
    `<body style="margin:0;padding:32px;display:flex;gap:32px;align-items:center;background:#dfe7f1">
      <img style="height:560px;border-radius:24px;box-shadow:0 8px 32px #14508f55" src="${picture('home-phone')}">
      <img style="width:896px;border-radius:12px;box-shadow:0 8px 32px #14508f55" src="${picture('home-desktop')}">
    </body>`,
  )
  await page.setViewportSize({ width: 1290, height: 624 })
  await page.screenshot({ path: file('portal') })
})

test('the console', async ({ page }) => {
  await page.setViewportSize(DESK)
  await signIn(page, people.admin, '/console')
  for (const name of ['people', 'imports', 'roles', 'devices', 'calendar', 'audit', 'health']) {
    await page.goto(`/console/${name}`)
    await page.waitForTimeout(1000)
    await page.screenshot({ path: file(`console-${name}`) })
  }
})

test('the studio', async ({ page }) => {
  await page.setViewportSize(DESK)
  await signIn(page, people.admin, '/console')
  await page.goto('/console/studio')
  await page.locator('tbody tr').first().waitFor()
  await page.screenshot({ path: file('studio-list') })
  for (const part of ['form', 'flow', 'try'] as const) {
    await page.goto(`/console/studio/student-leave?part=${part}`)
    if (part === 'form') await page.locator('[data-key=period] [data-open]').click()
    if (part === 'flow') await page.locator('[data-key=counsellor] [data-open]').click()
    if (part === 'try') await page.getByRole('radio', { name: '病假' }).check()
    await page.waitForTimeout(800)
    await page.screenshot({ path: file(`studio-${part}`) })
  }
})
