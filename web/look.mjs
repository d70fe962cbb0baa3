import { chromium } from '@playwright/test'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
const who = process.argv[2], out = process.argv[3], w = Number(process.argv[4] || 390), dark = process.argv[5] === 'dark'
const c = await b.newContext({ viewport: { width: w, height: w < 600 ? 844 : 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: dark ? 'dark' : 'light' })
const p = await c.newPage()
p.on('console', m => m.type() === 'error' && console.log('console:', m.text().slice(0, 300)))
p.on('pageerror', e => console.log('pageerror:', e.message.slice(0, 400)))
await p.goto('http://127.0.0.1:18300/')
await p.getByLabel('学工号').fill(who); await p.locator('input[type=password]').first().fill('shaopao-demo'); await p.getByRole('button', { name: '登录', exact: true }).click()
await p.waitForTimeout(2500)
const paths = process.argv.slice(6)
for (const [n, path] of paths.entries()) {
  await p.goto('http://127.0.0.1:18300' + path); await p.waitForTimeout(1800)
  await p.screenshot({ path: `${out}-${n}.png`, fullPage: true })
}
await b.close()
