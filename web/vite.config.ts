import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

/** Code that only the console needs goes into a folder of its own, so that phones neither fetch nor keep it. */
const ofTheConsole = (path: string) =>
  /\/console\/|\/studio\/|element-plus|@element-plus|\/echarts\/|\/zrender\/|@atlaskit|bpmn|diagram-js|\/node_modules\/yaml\//.test(
    path,
  )

/** What only a reader of codes needs: phones keep none of it. */
const ofTheGate = (path: string) => /\/src\/(gate|kit\/reader)\/|\/zxing-wasm\//.test(path)

/** What only other machines need: those of a hall, and tills. */
const ofMachines = (path: string) => /\/src\/(kiosk|board|till)\//.test(path)

/** While developing: addresses inside the two applications get their page, as the server does it for the built ones. */
const pages: Plugin = {
  name: 'pages',
  configureServer(server) {
    server.middlewares.use((request, _answer, next) => {
      const path = (request.url ?? '').replace(/\?.*/, '')
      const page = request.headers.accept?.includes('text/html') === true && !/\.|^\/api/.test(path)
      const own = /^\/(console|gate|kiosk|board|till)(?=\/|$)/.exec(path)?.[1] ?? 'portal'
      if (page) request.url = `/${own}.html`
      next()
    })
  },
}

/** Vant names a copy of its icon font on somebody's server, besides the one inside; pages ask nobody but us. */
const noFontFromElsewhere: Plugin = {
  name: 'no-font-from-elsewhere',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue
      file.source = String(file.source).replace(/,\s*url\(\/\/at\.alicdn\.com[^)]*\)\s*format\("woff"\)/g, '')
    }
  },
}

export default defineConfig({
  appType: 'mpa',
  plugins: [
    pages,
    noFontFromElsewhere,
    vue(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      // Relative to dist: the built pages of the portal, not the console's, not the answers of the server.
      workbox: {
        globPatterns: ['portal.html', 'assets/*.{js,css}', 'icons/*'],
        navigateFallback: '/portal.html',
        navigateFallbackDenylist: [/^\/console/, /^\/gate/, /^\/kiosk/, /^\/board/, /^\/till/, /^\/api/, /^\/v3/],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
      },
      manifest: {
        id: '/',
        name: '少跑 · 校园服务',
        short_name: '少跑',
        description: '让数据多跑路，让师生少跑腿',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#f5f7fa',
        theme_color: '#14508f',
        icons: [
          { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
    }),
  ],
  build: {
    target: 'es2022',
    rollupOptions: {
      input: ['portal.html', 'console.html', 'gate.html', 'kiosk.html', 'board.html', 'till.html'],
      output: {
        chunkFileNames: (chunk) =>
          chunk.moduleIds.some(ofTheConsole)
            ? 'assets/console/[name]-[hash].js'
            : chunk.moduleIds.some(ofTheGate)
              ? 'assets/gate/[name]-[hash].js'
              : chunk.moduleIds.some(ofMachines)
                ? 'assets/machine/[name]-[hash].js'
                : 'assets/[name]-[hash].js',
        entryFileNames: (chunk) =>
          ['console', 'gate', 'kiosk', 'board', 'till'].includes(chunk.name)
            ? `assets/${chunk.name}/[name]-[hash].js`
            : 'assets/[name]-[hash].js',
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: process.env['SHAOPAO_API'] ?? 'http://127.0.0.1:8080', ws: true } },
  },
  // Tests of pure functions need no process for each file.
  test: { include: ['src/**/*.test.ts'], isolate: false },
})
