// Drives the report in headless Chromium: node check_report.mjs REPORT HOSTILE LARGE PAGED [SCREENSHOTS]
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [report, hostile, large, paged, pictures] = process.argv.slice(2);
let failed = 0, passed = 0;
const check = (what, right, told = "") => {
  right ? passed++ : failed++;
  console.log(`${right ? "ok  " : "FAIL"} ${what}${right ? "" : ` ${told}`}`);
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

const open = async (file, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.told = [];
  page.asked = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.told.push(message.text()); });
  page.on("pageerror", (error) => page.told.push(String(error)));
  page.on("dialog", (dialog) => { page.told.push("dialog"); dialog.dismiss(); });
  page.on("request", (request) => page.asked.push(request.url()));
  const start = Date.now();
  await page.goto(pathToFileURL(file).href);
  page.opened = Date.now() - start;
  return page;
};
const shown = (page) => page.locator(".reader > tbody > tr:not([hidden])").count();
const settle = (page) => page.waitForTimeout(400);
const serious = async (page) => {
  // The tool is put in through the debugging protocol, which the content policy does not hold.
  await page.evaluate(() => document.querySelectorAll(".chunk").forEach((chunk) => { chunk.style.contentVisibility = "visible"; }));
  const results = await page.evaluate(`${axe};axe.run(document,{resultTypes:["violations"]})`);
  return results.violations.filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id} x${found.nodes.length}: ${found.nodes[0].html.slice(0, 160)} ${found.nodes[0].failureSummary}`);
};

{
  const page = await open(report);
  const rows = await shown(page);
  check("the report opens", rows > 100, `${rows} rows`);
  const ids = await page.locator(".reader > tbody > tr").evaluateAll((all) => all.map((tr) => tr.id));
  check("every row has the anchor of its bead", ids.every((id) => id.startsWith("bead:")) && new Set(ids).size === ids.length);
  const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].filter((a) => !document.getElementById(decodeURIComponent(a.getAttribute("href").slice(1)))).map((a) => a.getAttribute("href")));
  check("every link inside the page arrives", lost.length === 0, lost.slice(0, 5).join(" "));
  check("every cell says its language", await page.locator('.reader > tbody > tr > td:not([lang])').count() === 0);

  await page.fill("#search", "securite alimentaire");
  await settle(page);
  const accents = await shown(page);
  await page.fill("#search", "Sécurité  ALIMENTAIRE");
  await settle(page);
  check("the search does not mind accents or case", accents > 0 && accents < rows && accents === await shown(page), `${accents}`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#csv")]);
  const csv = readFileSync(await download.path(), "utf8");
  check("the CSV holds the rows shown", csv.startsWith("\ufeffalignment_id,") && csv.trimEnd().split("\r\n").length === accents + 1);
  await page.click("#clear");
  await settle(page);
  check("clearing the filters shows every row", await shown(page) === rows);
  await page.selectOption("#check", "any");
  await settle(page);
  const different = await shown(page);
  check("the rows that differ can be filtered", different === await page.locator("tr[data-x]").count() && different > 0);
  await page.selectOption("#check", "");
  await page.fill("#year", "2018");
  await settle(page);
  const year = await shown(page);
  check("the rows of a year can be filtered", year > 0 && year < rows);
  await page.click("#clear");
  await settle(page);
  await page.selectOption("#document", { index: 1 });
  await settle(page);
  check("a document can be filtered", await page.locator(".doc:not([hidden])").count() === 1);
  await page.click("#clear");
  await settle(page);
  await page.locator("#picture_names a").first().click();
  await settle(page);
  const named = await shown(page);
  check("a name in a picture filters its rows", named > 0 && named < rows, `${named}`);
  await page.click("#clear");
  await settle(page);

  await page.locator("#reader").focus();
  await page.keyboard.press("n");
  const first = await page.locator("tr.here").getAttribute("id");
  await page.keyboard.press("n");
  const second = await page.locator("tr.here").getAttribute("id");
  await page.keyboard.press("p");
  check("n and p walk from flaw to flaw", first !== second && first === await page.locator("tr.here").getAttribute("id"), `${first} ${second}`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("tr.here .copy").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  check("the citation can be copied", copied.includes(first), copied);

  const colour = () => page.locator("mark.e").first().evaluate((mark) => getComputedStyle(mark).backgroundColor);
  const before = await colour();
  await page.uncheck("#show-entities");
  check("the marks can be switched off", before !== await colour());
  await page.click("[data-ui=fr]");
  check("the interface speaks French", await page.locator("html").getAttribute("lang") === "fr" && (await page.textContent("#csv")).includes("Lignes"));
  await page.click("[data-ui=en]");
  await page.locator("#list thead button").first().click();
  check("the documents can be sorted", await page.locator("#list th[aria-sort]").count() === 1);
  const pair = page.locator(".s[data-s]").first();
  await pair.scrollIntoViewIfNeeded();
  await pair.hover();
  check("a sentence shows its mate", await page.locator(".s.pair").count() >= 2);
  check("the console is silent", page.told.length === 0, page.told.join("; "));
  check("nothing is asked of a network", page.asked.every((url) => url.startsWith("file:") || url.startsWith("blob:")), page.asked.join(" "));
  await page.context().close();
}

for (const colorScheme of ["light", "dark"]) {
  const page = await open(report, { colorScheme });
  const found = await serious(page);
  check(`no serious finding on accessibility (${colorScheme})`, found.length === 0, `\n  ${found.join("\n  ")}`);
  if (pictures) {
    await page.screenshot({ path: join(pictures, `top-${colorScheme}.png`) });
    await page.locator("#pictures").screenshot({ path: join(pictures, `pictures-${colorScheme}.png`) });
    await page.locator("#reader").evaluate((place) => place.scrollIntoView());
    await page.screenshot({ path: join(pictures, `reader-${colorScheme}.png`) });
    await page.locator("#next").click();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(pictures, `flaw-${colorScheme}.png`) });
  }
  await page.context().close();
}

{
  const page = await open(report, { javaScriptEnabled: false, viewport: { width: 400, height: 800 } });
  check("without a script the texts can be read", await shown(page) > 100 && !(await page.locator("#controls").isVisible()));
  if (pictures) await page.screenshot({ path: join(pictures, "narrow.png") });
  await page.context().close();
}

{
  const page = await open(report);
  await page.emulateMedia({ media: "print" });
  check("in print there are texts and no controls", !(await page.locator("#controls").isVisible()) && await page.locator(".reader p").first().isVisible());
  await page.context().close();
}

{
  const page = await open(hostile);
  const text = await page.textContent("main");
  check("hostile text stays text", text.includes("</script><script>alert(1)</script>") && text.includes("<img src=x onerror=alert(2)>"));
  check("hostile text makes no element", await page.locator("main img, main script, main b:not(.m):not(.figures b)").count() === 0);
  check("hostile text runs nothing", page.told.length === 0, page.told.join("; "));
  const found = await serious(page);
  check("one-sided rows are plainly empty", await page.locator("td.empty em").count() > 0);
  check("no serious finding on accessibility (hostile)", found.length === 0, `\n  ${found.join("\n  ")}`);
  if (pictures) await page.screenshot({ path: join(pictures, "hostile.png"), fullPage: true });
  await page.context().close();
}

{
  const page = await open(large);
  const rows = await shown(page);
  await page.waitForTimeout(1500);
  const time = await page.evaluate(async () => {
    const search = document.querySelector("#search");
    const start = performance.now();
    search.value = "numero 77";
    search.dispatchEvent(new Event("submit", { bubbles: true }));
    search.form.requestSubmit();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  });
  console.log(`     ${rows} rows opened in ${page.opened} ms, searched in ${Math.round(time)} ms, ${await shown(page)} found`);
  check("ten thousand beads open", rows >= 10000 && page.opened < 15000);
  check("ten thousand beads are searched without stutter", time < 1500 && await shown(page) < rows);
  await page.context().close();
}

{
  const page = await open(paged);
  check("a large corpus becomes an index", await shown(page) === 0 && await page.locator("#list tbody tr").count() > 1);
  await page.locator("#list tbody th a").first().click();
  await page.waitForLoadState();
  check("the index leads to the page of a document", await shown(page) > 0 && page.url().includes("/report/"));
  await page.locator("header a").click();
  await page.waitForLoadState();
  check("and the page leads back", page.url().endsWith("/report.html"));
  check("the console is silent there too", page.told.length === 0, page.told.join("; "));
  await page.context().close();
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
