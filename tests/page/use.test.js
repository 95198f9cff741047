// What a reader does with the page: fold, sort, filter, follow links, with mouse and keyboard, with and without a script, on paper.
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { onPage } = require("./browser.js");

const folder = process.argv[2];
const sample = path.join(folder, "sample-id.html");
const desktop = { viewport: { width: 1280, height: 900 } };

const rows = (page) => page.locator("#rencana-t tbody tr:visible");
const names = (page, selector) => page.locator("#rencana-t tbody tr" + selector + ":visible .nm").allTextContents();
const pagus = (page, selector) =>
  page.locator("#rencana-t tbody tr" + selector).evaluateAll((all) => all.map((row) => (row.dataset.v === undefined ? null : BigInt(row.dataset.v))));

test("a row folds away what is below it and opens again", () =>
  onPage(sample, desktop, async (page) => {
    const all = await rows(page).count();
    const fold = page.locator("#rencana-t tr.l2 .fold").first();
    assert.equal(await fold.getAttribute("aria-expanded"), "true");
    await fold.click();
    assert.equal(await fold.getAttribute("aria-expanded"), "false");
    assert.equal(await rows(page).count(), all - 2);
    assert.match(await page.locator("#rencana-hasil").textContent(), /\d+ dari \d+ baris tampil/);
    await fold.press("ArrowRight");
    assert.equal(await rows(page).count(), all);
    await fold.press("ArrowLeft");
    assert.equal(await rows(page).count(), all - 2);
    await fold.press("Enter");
    assert.equal(await rows(page).count(), all);
  }));

test("the table opens down to a level", () =>
  onPage(sample, desktop, async (page) => {
    await page.locator("#rencana-alat [data-l='2']").click();
    assert.equal(await page.locator("#rencana-t tbody tr.l3:visible").count(), 0);
    assert.equal(await page.locator("#rencana-t tbody tr.l2:visible").count(), 8);
    await page.locator("#rencana-alat [data-l='3']").click();
    assert.equal(await page.locator("#rencana-t tbody tr.l3:visible").count(), 14);
    assert.equal(await page.locator("#rencana-t tbody tr.l4:visible").count(), 0);
  }));

test("sorting keeps the tree and comes back to the document's order", () =>
  onPage(sample, desktop, async (page) => {
    const before = await names(page, "");
    const levels = () => page.locator("#rencana-t tbody tr").evaluateAll((all) => all.map((row) => [row.id, Number(/\bl(\d)/.exec(row.className)[1])]));
    const parents = async () => {
      const path = [];
      return new Map(
        (await levels()).map(([id, level]) => {
          while (path.length > 0 && path[path.length - 1][1] >= level) path.pop();
          const parent = path.length > 0 ? path[path.length - 1][0] : null;
          path.push([id, level]);
          return [id, parent];
        }),
      );
    };
    const tree = await parents();
    const head = page.locator("#rencana-t thead th").nth(2);
    await head.locator("button").click();
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.deepEqual(new Map([...(await parents())].sort()), new Map([...tree].sort()));
    const kegiatan = page.locator("#rencana-t tbody tr.l4");
    const groups = new Map();
    for (const [id, sen] of await kegiatan.evaluateAll((all) => all.map((row) => [row.id, row.dataset.v || "0"]))) {
      groups.set(tree.get(id), [...(groups.get(tree.get(id)) || []), BigInt(sen)]);
    }
    for (const group of groups.values()) assert.ok(group.every((sen, i) => i === 0 || group[i - 1] >= sen));
    await page.locator("#urut").selectOption("nama");
    assert.equal(await head.getAttribute("aria-sort"), null);
    assert.equal(await page.locator("#rencana-t thead th").first().getAttribute("aria-sort"), "ascending");
    await page.locator("#urut").selectOption("");
    assert.deepEqual(await names(page, ""), before);
    assert.ok((await pagus(page, ".l1")).every((sen) => sen === null));
  }));

test("a search shows what it finds and the rows above that", () =>
  onPage(sample, desktop, async (page) => {
    await page.locator("#cari").fill("kemitraan usaha mikro");
    const shown = await names(page, "");
    assert.ok(shown.includes("Pemberdayaan melalui Kemitraan Usaha Mikro"));
    assert.ok(shown.length < 6, shown.join("\n"));
    assert.equal(await page.locator("#rencana-t tr.l2:visible").count(), 1);
    await page.locator("#cari").fill("no row says this");
    assert.equal(await rows(page).count(), 0);
    assert.match(await page.locator("#rencana-hasil").textContent(), /^0 dari /);
    await page.locator("#cari").fill("");
    await page.locator("#hanya").check();
    const flagged = await page.locator("#rencana-t tbody tr[data-f]:visible").count();
    assert.ok(flagged > 5);
    assert.equal(await page.locator("#rencana-t tbody tr[data-f]").count(), flagged);
    assert.ok((await page.locator("#rencana-t tbody tr:visible").count()) < (await page.locator("#rencana-t tbody tr").count()));
  }));

test("a search finds an indikator and who is responsible", () =>
  onPage(sample, desktop, async (page) => {
    for (const words of ["jumlah dokumen", "kepala bidang"]) {
      await page.locator("#cari").fill(words);
      assert.ok((await rows(page).count()) > 0, words);
    }
  }));

test("a link to a row that is folded away opens it", () =>
  onPage(sample, desktop, async (page) => {
    await page.locator("#rencana-alat [data-l='2']").click();
    await page.locator("#m1 h3 a").click();
    await page.waitForFunction(() => !document.querySelector(location.hash).closest("tr").classList.contains("f"));
    assert.ok(await page.locator(await page.evaluate(() => location.hash)).isVisible());
  }));

test("the findings filter by severity", () =>
  onPage(sample, desktop, async (page) => {
    const shown = () => page.locator("#catatan-t tbody tr:visible").count();
    const all = await shown();
    await page.locator("#catatan-alat input[data-s='1']").uncheck();
    assert.equal(await page.locator("#catatan-t tbody tr[data-s='1']:visible").count(), 0);
    assert.ok((await shown()) < all);
    await page.locator("#catatan-alat input[data-s='1']").check();
    assert.equal(await shown(), all);
  }));

test("the keyboard reaches everything, beginning with the way past the head", () =>
  onPage(sample, desktop, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => location.hash), "#isi");
    await page.locator("#cari").focus();
    for (const id of ["hanya", "urut"]) {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.id), id);
    }
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none");
  }));

test("without a script everything is there and no control that does nothing", () =>
  onPage(sample, { ...desktop, javaScriptEnabled: false }, async (page) => {
    const all = await page.locator("#rencana-t tr").count();
    assert.equal(await page.locator("#rencana-t tr:visible").count(), all);
    assert.equal(await page.locator("button:visible, input:visible, select:visible").count(), 0);
    assert.equal(await page.locator("details:not([open])").count(), 0);
    assert.equal(await page.locator("svg.chart").count(), 2);
  }));

test("on paper it is A4 across, folded rows included", () =>
  onPage(sample, desktop, async (page) => {
    await page.locator("#rencana-alat [data-l='2']").click();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#rencana-t tbody tr:not(:visible)").count(), 0);
    assert.equal(await page.locator(".tools:visible").count(), 0);
    const file = path.join(folder, "sample.pdf");
    await page.pdf({ path: file, preferCSSPageSize: true });
    const boxes = [...fs.readFileSync(file, "latin1").matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map((match) => match[1].trim().split(/\s+/).map(Number));
    assert.ok(boxes.length > 2);
    for (const [x, y, width, height] of boxes) {
      assert.deepEqual([x, y], [0, 0]);
      assert.ok(Math.abs(width - 841.89) < 1 && Math.abs(height - 595.28) < 1, width + " x " + height);
    }
  }));

test("two thousand rows begin folded and answer a search at once", () =>
  onPage(path.join(folder, "large.html"), desktop, async (page) => {
    const all = await page.locator("#rencana-t tbody tr").count();
    assert.ok(all >= 2000);
    assert.ok((await rows(page).count()) < 200);
    await page.locator("#cari").fill("sub kegiatan 1999");
    assert.ok((await rows(page).count()) <= 4);
    await page.locator("#urut").selectOption("pagu-");
    assert.equal(await page.locator("#rencana-t tbody tr").count(), all);
  }));
