// What a phone fetches before the portal's first paint, gzip; more than the limit fails the build.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_KB = 150
const page = readFileSync('dist/portal.html')
const asked = [...page.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((found) => found[1])
const bytes = [page, ...asked.map((file) => readFileSync(`dist/${file}`))].reduce(
  (sum, content) => sum + gzipSync(content, { level: 6 }).length,
  0,
)
const kb = Math.ceil(bytes / 1000)
console.log(`size: portal_gzip_kb=${kb} limit_kb=${LIMIT_KB}`)
if (kb > LIMIT_KB) process.exit(1)
