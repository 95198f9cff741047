// A document that wants to be a program stays a document. onPage fails on a dialog, a request and a word in the console.
"use strict";
const assert = require("node:assert");
const path = require("node:path");
const { test } = require("node:test");
const { onPage } = require("./browser.js");

const file = path.join(process.argv[2], "hostile.html");

test("no script of the document's runs and its text is there as written", () =>
  onPage(file, { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.waitForTimeout(200);
    assert.equal(await page.evaluate(() => window.reached), undefined);
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator("img, iframe, object, embed, link, form, base").count(), 0);
    const handlers = await page.evaluate(
      () => [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some((a) => a.name.startsWith("on"))).length,
    );
    assert.equal(handlers, 0);
    const text = await page.locator("#rencana-t").textContent();
    for (const written of ["<script>window.reached=1</script>", '" onmouseover="window.reached=1', "]]>", "{{7*7}}", "javascript:window.reached=1"]) {
      assert.ok(text.includes(written), written);
    }
  }));

test("a search for what the document says takes it literally", () =>
  onPage(file, { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.locator("#cari").fill(".*");
    assert.equal(await page.locator("#rencana-t tbody tr:visible").count(), 0);
    await page.locator("#cari").fill("<script>");
    assert.ok((await page.locator("#rencana-t tbody tr:visible").count()) > 0);
    assert.equal(await page.evaluate(() => window.reached), undefined);
  }));
