import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const SHELL = '/usr/bin/chromium-headless-shell'

/** The shell draws without a window and in less time; where Debian has none, the whole browser does. */
export const executablePath = process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : '/usr/bin/chromium')

/**
 * Journeys in a real Chromium against the built program. Two workers: the journeys of one file follow each other, files
 * run side by side.
 */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  globalSetup: './journeys/start.ts',
  workers: 2,
  // A machine that pauses for seconds is no fault of the program; what needed a second try is told as flaky.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    // What cannot be clicked is told as such, long before the time of its journey is over.
    actionTimeout: 30_000,
    baseURL: process.env['SHAOPAO_ADDRESS'] ?? 'http://localhost:18480',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A worker of the portal fetches all its pages for each new browser; journeys without a network allow it.
    serviceWorkers: 'block',
    // A trace films every step, which takes as long as the step: `TRACE=1 npm run journeys` to see why one fails.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
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
      name: 'desktop',
      testMatch: /(console|desk|item|studio)\.spec\.ts/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      testMatch: /(approvals|hall|late|offline|portal)\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    // Of the modules around the hall: `npm run journeys:long`, not with every change.
    {
      name: 'long-desktop',
      testMatch: /(gate|queue|till)\.spec\.ts/,
      use: { viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'long-phone',
      testMatch: /(booking|code|timetable|transport|wallet)\.spec\.ts/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
    { name: 'pictures', testMatch: 'pictures.ts', use: { deviceScaleFactor: 1 } },
  ],
})
