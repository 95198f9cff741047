// A browser that may load nothing but the page itself, and what a test has to say about it.
"use strict";
const { after } = require("node:test");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const axe = require("axe-core");

const patience = 120000;
const switches = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;
after(async () => {
  if (browser) await browser.close();
});

// Opens `file` of the pages and hands it to `use`. Fails on any request but the file's own, on a dialog, and on anything in the console.
async function onPage(file, options, use) {
  // Playwright gives each browser a new, empty profile.
  browser ??= await chromium.launch({ executablePath: process.env.RENAKSI_CHROMIUM, args: switches, timeout: patience });
  const context = await browser.newContext(options);
  try {
    context.setDefaultTimeout(patience);
    const own = pathToFileURL(file).href;
    const trouble = [];
    await context.route("**/*", (route) => {
      if (route.request().url().split("#")[0] === own) return route.continue();
      trouble.push("asked for " + route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => trouble.push("console: " + message.text()));
    page.on("pageerror", (error) => trouble.push("error: " + error.message));
    page.on("dialog", (dialog) => {
      trouble.push("dialog: " + dialog.message());
      return dialog.dismiss();
    });
    await page.goto(own);
    await use(page);
    if (trouble.length > 0) throw new Error(trouble.join("\n"));
  } finally {
    await context.close();
  }
}

// What axe has against the page, a line an element; empty where it has nothing.
async function complaints(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() =>
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return found.violations.flatMap((one) => one.nodes.map((node) => one.id + ": " + node.html.slice(0, 200) + "\n  " + node.failureSummary));
}

// How far the page is wider than the window.
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

module.exports = { complaints, onPage, overflow };
