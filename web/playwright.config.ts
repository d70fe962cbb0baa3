import { defineConfig } from '@playwright/test'

/**
 * Journeys in a real Chromium against the built program. One worker: the journeys share a demo campus, and two cores
 * carry server, database and browser.
 */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  globalSetup: './journeys/start.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env['SHAOPAO_ADDRESS'] ?? 'http://localhost:18480',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'phone',
      testMatch: /(portal|hall|offline)\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    {
      name: 'desktop',
      testMatch: /(console|desktop)\.spec\.ts/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    // Minutes on end, with many people, hundreds of cases and whole items: `npm run journeys:long`, not with every change.
    {
      name: 'long-phone',
      testMatch: /(approvals|booking|late|code|timetable|transport|wallet)\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    {
      name: 'long',
      testMatch: /(desk|studio|trials|gate|queue)\.spec\.ts/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    { name: 'pictures', testMatch: 'pictures.ts', use: { deviceScaleFactor: 1 } },
  ],
})
