// Corrects what the report shows and runs again: node check_corrections.mjs PROGRAM CORPUS REPORT FOLDER
import { createRequire } from "node:module";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [program, corpus, report, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
let failed = 0, passed = 0;
const check = (what, right, told = "") => {
  right ? passed++ : failed++;
  console.log(`${right ? "ok  " : "FAIL"} ${what}${right ? "" : ` ${told}`}`);
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const open = async (file) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.told = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.told.push(message.text()); });
  page.on("pageerror", (error) => page.told.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  return page;
};
const download = async (page, name) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#fix-all")]);
  check(`${name}: the file is called corrections.csv`, file.suggestedFilename() === "corrections.csv");
  await file.saveAs(join(folder, name));
  return join(folder, name);
};
const checked = (file) => {
  const done = spawnSync(program, ["corrections", "check", corpus, "--corrections", file, "--json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return done.stdout.trim().split("\n").map((line) => JSON.parse(line));
};
const press = (page, key) => page.locator(`#fix button[data-t=${key}]`).click();

{
  const page = await open(report);
  // A bead that ought to hold what the next one holds too.
  const at = await page.evaluate(() => {
    const rows = [...document.querySelectorAll(".reader > tbody > tr")];
    const plain = (tr) => tr && tr.dataset.u === "paragraph" && tr.dataset.r === "match";
    const good = rows.find((tr) => plain(tr) && plain(tr.nextElementSibling) && tr.querySelector("mark.d"));
    return [good.id, good.nextElementSibling.id, good.closest(".doc").dataset.doc];
  });
  const row = (id) => page.locator(`tr[id="${id}"]`);
  await row(at[0]).locator("th").click({ position: { x: 8, y: 8 } });
  await page.locator("#fix-open").click();
  check("a click on a bead offers what can be said of it", await page.locator("#fix").isVisible() && await page.locator("#fix button[data-t=fix_none]").isHidden());
  await press(page, "fix_next");
  const line = await page.inputValue("#fix-line");
  check("the line can be copied", line.startsWith(`${at[2]},bead,together,fr,`) && line === await page.evaluate(() => navigator.clipboard.readText()), line);
  const mark = row(at[0]).locator("mark.d").first();
  const surface = await mark.textContent();
  await mark.click();
  check("a click on a mention offers what can be said of that", await page.locator("#fix button[data-t=fix_none]").isVisible() && (await page.inputValue("#fix-value")).startsWith("date:"));
  await page.fill("#fix-value", "date:1999-12-31");
  await press(page, "fix_value");
  await page.click("[data-ui=fr]");
  check("the panel speaks French", (await page.textContent("#fix-all")).startsWith("Tout") && (await page.textContent("#fix button[data-t=fix_next]")).includes("ligne suivante"));
  await page.click("[data-ui=en]");
  await page.evaluate(() => document.querySelectorAll(".chunk").forEach((chunk) => { chunk.style.contentVisibility = "visible"; }));
  const found = await page.evaluate(`${axe};axe.run(document.querySelector("#fix"),{resultTypes:["violations"]})`);
  check("nothing serious stands in the way of anybody", found.violations.every((one) => !["serious", "critical"].includes(one.impact)), JSON.stringify(found.violations.map((one) => one.id)));
  const file = await download(page, "two.csv");
  const texts = await Promise.all(at.slice(0, 2).map((id) => row(id).locator("td[lang=fr]").textContent()));
  check("both lines would be applied", checked(file).map((one) => one.applies).join() === "true,true", JSON.stringify(checked(file)));
  check("the console is silent", page.told.length === 0, page.told.join("; "));
  await page.context().close();

  execFileSync(program, ["run", corpus, "--corrections", file, "--output", join(folder, "tables"), "--quiet", "--formats", "csv,report"]);
  const again = await open(join(folder, "tables", "report.html"));
  const right = again.locator(`tr[id="${at[0]}"]`);
  const text = await right.locator("td[lang=fr]").textContent();
  check("after another run the bead is right", texts.every((one) => text.includes(one.trim().slice(0, 60))) && await right.getAttribute("data-c") === "100" && await right.getAttribute("data-r") === "many", text);
  check("and so is the mention", await right.locator('mark.d[title="1999-12-31"]').count() === 1, surface);
  const rows = (name) => readFileSync(join(folder, "tables", name), "utf8").split("\r\n");
  check("the tables say who said so", rows("alignments.csv").filter((one) => one.includes(",correction,100,")).length === 1 && rows("dates.csv").some((one) => one.includes("1999-12-31") && one.includes(",correction,")));
  await again.context().close();
}
{
  const page = await open(report);
  const made = await page.evaluate(() => {
    const rows = [...document.querySelectorAll(".reader > tbody > tr")];
    const press = (key) => document.querySelector(`#fix button[data-t=${key}]`).click();
    for (const tr of rows) {
      tr.cells[0].click();
      if (tr === rows[0]) document.querySelector("#fix-open").click();
      press("fix_confirm");
    }
    for (const mark of document.querySelectorAll(".reader mark")) {
      mark.click();
      press("fix_none");
    }
    return Number(document.querySelector("#fix span[data-t=fix_count]").dataset.n);
  });
  const rows = checked(await download(page, "all.csv"));
  const lost = rows.filter((row) => !row.applies);
  check(`each of ${made} lines that the report offers would be applied`, rows.length === made && made > 1000 && lost.length === 0, `${rows.length} ${lost.length} ${JSON.stringify(lost.slice(0, 5))}`);
  await page.context().close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
