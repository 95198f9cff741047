// Whether everybody can read the page: contrast, names, headings, width, in light and dark, on a desk and on a telephone, in both languages.
"use strict";
const assert = require("node:assert");
const path = require("node:path");
const { test } = require("node:test");
const { complaints, onPage, overflow } = require("./browser.js");

const folder = process.argv[2];

const looks = [
  ["sample-id.html", "light", 1280],
  ["sample-id.html", "light", 360],
  ["sample-id.html", "dark", 1280],
  ["sample-id.html", "dark", 360],
  ["sample-en.html", "light", 360],
  ["sample-en.html", "dark", 1280],
  ["hostile.html", "light", 360],
  ["hostile.html", "dark", 1280],
  ["bare.html", "light", 360],
];
for (const [file, colorScheme, width] of looks) {
  test(`${file}, ${colorScheme}, ${width} px`, () =>
    onPage(path.join(folder, file), { colorScheme, viewport: { width, height: 800 } }, async (page) => {
      assert.deepEqual(await complaints(page), []);
      const over = await overflow(page);
      assert.ok(over <= 0, "wider than the window by " + over);
    }));
}
