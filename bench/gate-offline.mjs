// A bundle for 30,000 people in Chromium: how long it takes to open, and how long a decision without a network takes.
// Run from `web`, with the folder that GateBench has written.
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const need = createRequire(join(process.cwd(), "package.json"));
const { build } = await import(
  need.resolve("vite").replace(/index\.cjs$/, "dist/node/index.js")
);
const { chromium } = need("@playwright/test");
const folder = process.argv[2];
const out = mkdtempSync(join(tmpdir(), "gate-offline-"));

await build({
  configFile: false,
  logLevel: "error",
  build: {
    outDir: out,
    lib: {
      entry: join(process.cwd(), "src/gate/measured.ts"),
      formats: ["es"],
      fileName: "measured",
    },
  },
});
const script = readFileSync(join(out, "measured.js"), "utf8");
rmSync(out, { recursive: true });

const [at, ...codes] = readFileSync(join(folder, "codes.txt"), "utf8")
  .trim()
  .split("\n");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
await page.route("http://localhost/**", (route) =>
  route.request().url().endsWith(".js")
    ? route.fulfill({ contentType: "text/javascript", body: script })
    : route.fulfill({
        contentType: "text/html",
        body: "<!doctype html><title>gate</title>",
      }),
);
await page.goto("http://localhost/");
const figures = await page.evaluate(
  async ([bundle, people, codes, at]) => {
    const { measured } = await import("/measured.js");
    return measured(bundle, people, codes, at);
  },
  [
    readFileSync(join(folder, "bundle.json")).toString("base64"),
    readFileSync(join(folder, "people.bin")).toString("base64"),
    codes,
    Number(at),
  ],
);
await browser.close();
const { opened, people, openMs, p50, p99 } = figures;
console.log(
  `Chromium opens a bundle of ${people} people in ${openMs.toFixed(0)} ms; ${opened} of ${codes.length} codes pass`,
);
console.log(
  `a decision without a network: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`,
);
if (opened !== codes.length) process.exit(1);
console.log(`offline_ms=${p99.toFixed(1)}`);
