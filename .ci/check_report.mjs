// Drives the report in headless Chromium: node check_report.mjs REPORT HOSTILE LARGE PAGED PARTS MANY [SCREENSHOTS]
import { createRequire } from "node:module";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [report, hostile, large, paged, parts, many, pictures] = process.argv.slice(2);
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
const shown = (page) => page.locator(".doc .reader > tbody > tr:not([hidden])").count();
const counted = async (page) => Number((await page.textContent("#count")).split(" / ")[0]);
const csv = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#csv")]);
  return readFileSync(await download.path(), "utf8");
};
// The time from a key stroke to the rows, the wait for further keys left out.
const searched = (page, text) => page.evaluate(async (text) => {
  const search = document.querySelector("#search");
  const start = performance.now();
  search.value = text;
  search.form.requestSubmit();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  while (search.form.hasAttribute("aria-busy")) await new Promise((done) => setTimeout(done, 10));
  return Math.round(performance.now() - start);
}, text);
const settle = async (page) => {
  await page.waitForTimeout(400);
  await page.waitForFunction(() => !document.querySelector("#controls[aria-busy]"), null, { timeout: 120000 });
};
const serious = async (page) => {
  // The tool is put in through the debugging protocol, which the content policy does not hold.
  await page.evaluate(() => document.querySelectorAll(".chunk").forEach((chunk) => { chunk.style.contentVisibility = "visible"; }));
  const results = await page.evaluate(`${axe};axe.run(document,{resultTypes:["violations"]})`);
  return results.violations.filter((found) => ["serious", "critical"].includes(found.impact))
    .map((found) => `${found.id} x${found.nodes.length}: ${found.nodes[0].html.slice(0, 160)} ${found.nodes[0].failureSummary}`);
};

for (const width of [360, 414]) {
  const page = await open(report, { viewport: { width, height: 740 } });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  check(`a phone of ${width} points does not scroll sideways`, wide <= width, `${wide}`);
  check("it says how to cite, with the hash of what was read", /[0-9a-f]{64}/.test(await page.textContent("#cite")));
  await page.context().close();
}
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
  const lines = await csv(page);
  check("the CSV holds the rows shown", lines.startsWith("\ufeffalignment_id,") && lines.trimEnd().split("\r\n").length === accents + 1);
  check("the filters stand in the address", page.url().includes("?search="), page.url());
  await page.reload();
  check("and a reader who comes back finds them", accents === await shown(page) && (await page.inputValue("#search")).includes("ALIMENTAIRE"));
  await page.click("#clear");
  await settle(page);
  check("clearing the filters shows every row", await shown(page) === rows);
  const lit = () => page.evaluate(() => [...(CSS.highlights.get("hit") || [])].map(String));
  await page.fill("#search", "oeuvre");
  await settle(page);
  const spelt = await shown(page);
  await page.fill("#search", "œuvre");
  await settle(page);
  check("ligatures do not hide words, and hits are lit", spelt > 0 && spelt === await shown(page) && (await lit()).some((text) => /œuvre/i.test(text)), `${spelt}`);
  // A body and a symbol that the French text calls otherwise.
  await page.fill("#search", "UNDP");
  await settle(page);
  const english = await shown(page);
  await page.fill("#search", "PNUD");
  await settle(page);
  check("an acronym of either language finds the body", english > 0 && english === await shown(page), `${english} ${await shown(page)}`);
  await page.fill("#search", "A/RES/67/220");
  await settle(page);
  check("a symbol is found where the text writes it out", await shown(page) > 0 && (await lit()).some((text) => text.includes("67/220")));
  await page.fill("#search", "");
  await page.fill("#entity", "programme des nations unies pour le développement");
  await settle(page);
  check("the entity filter knows the names of both languages", await shown(page) === english, `${await shown(page)}`);
  await page.click("#clear");
  await settle(page);
  const mention = page.locator("#mentions td.n").first();
  await page.locator("#mentions summary").first().click();
  const [whole, all] = [await mention.textContent(), Number(await page.locator("#mentions").getAttribute("data-words-fr"))];
  await page.check("#thousand");
  const share = Number((await mention.textContent()).replace(",", "."));
  check("mentions are counted for a thousand words on request", Math.abs(share - Number(whole) * 1000 / all) < 0.006, `${share} ${whole} ${all}`);
  await page.uncheck("#thousand");
  check("and as they were", await mention.textContent() === whole);
  await page.locator("#mentions summary").first().click();
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

  const dots = page.locator("#picture_dates circle");
  check("every dot of the time line is a link", await dots.count() > 20 && await dots.count() === await page.locator("#picture_dates a > circle").count());
  const inside = page.locator("#picture_dates a").filter({ has: page.locator("circle:not(.beyond)") }).last();
  const [told, dotted] = await inside.locator("circle").evaluate((dot) => [dot.textContent.split(":")[0], new URL(dot.parentNode.getAttribute("href"), location.href).searchParams.get("document")]);
  await inside.click();
  await settle(page);
  check("and leads to the rows of its year and document", await page.inputValue("#year") === told && await page.inputValue("#document") === dotted && await shown(page) > 0 && await page.locator(".doc:not([hidden])").count() === 1);
  await page.click("#clear");
  await settle(page);

  const figure = (word) => page.locator(".figures a", { has: page.locator(`[data-t=${word}]`) });
  const number = async (word) => Number(await figure(word).locator("b").textContent());
  await figure("mentions").click();
  check("the figure of the mentions leads to what is mentioned", page.url().endsWith("#mentions"));
  const sum = await page.locator("#mentions td.n").evaluateAll((cells) => cells.reduce((all, cell) => all + Number(cell.textContent), 0));
  check("which adds up to it", sum === await number("mentions") && sum > 0, `${sum}`);
  await page.locator("#mentions summary").nth(1).click();
  const symbol = page.locator("#mentions details").nth(1).locator("tbody th a").first();
  const wanted = await symbol.textContent();
  await symbol.click();
  await settle(page);
  check("a value that is mentioned leads to its rows", await page.inputValue("#symbol") === wanted && await shown(page) > 0 && await shown(page) < rows);
  await figure("differences").click();
  await settle(page);
  check("the figure of the differences leads to the rows that differ", await shown(page) === different);
  await figure("flaws").click();
  const flaws = await page.locator("#flaws td.n").evaluateAll((cells) => cells.reduce((all, cell) => all + Number(cell.textContent), 0));
  check("the figure of the flaws leads to their kinds", page.url().endsWith("#flaws") && flaws === await number("flaws"));
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
  const said = page.locator(".notes .said:visible").first();
  check("differences are told in French", await said.getAttribute("lang") === "fr" && (await said.textContent()).includes("le texte"));
  check("and where they are pointed at", (await page.locator(".x").first().getAttribute("title")).includes("le texte"));
  check("flaws are told in French", await page.locator("#flaws .said[lang=en]:visible").count() === 0 && await page.locator(".doc .found .said[lang=fr]:visible").count() > 0);
  await page.reload();
  check("the language is kept", await page.locator("html").getAttribute("lang") === "fr");
  await page.click("[data-ui=en]");
  check("and can be changed back", (await page.locator(".x").first().getAttribute("title")).includes("the ") && await page.locator(".said[lang=fr]:visible").count() === 0);
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
  await page.click("[data-ui=fr]");
  await page.fill("#search", "alert(1)");
  await settle(page);
  check("hostile text is found and runs nothing", await shown(page) === 1 && page.told.length === 0, `${await shown(page)} ${page.told}`);
  check("one-sided rows are plainly empty", await page.locator("td.empty em").count() > 0);
  check("no serious finding on accessibility (hostile)", found.length === 0, `\n  ${found.join("\n  ")}`);
  if (pictures) await page.screenshot({ path: join(pictures, "hostile.png"), fullPage: true });
  await page.context().close();
}

{
  const page = await open(large);
  const rows = await shown(page);
  await page.waitForTimeout(1500);
  const time = await searched(page, "numero 77");
  console.log(`     ${rows} rows opened in ${page.opened} ms, searched in ${time} ms, ${await shown(page)} found`);
  check("ten thousand beads open", rows >= 10000 && page.opened < 15000);
  check("ten thousand beads are searched without stutter", time < 1500 && await shown(page) < rows);
  await page.context().close();
}

{
  const page = await open(paged);
  const documents = page.locator("#list > tbody > tr:not([hidden])");
  const all = await documents.count();
  const rows = await counted(page);
  check("a large corpus becomes an index", await shown(page) === 0 && all > 30 && rows > 1000);
  await page.waitForTimeout(1500);
  const time = await searched(page, "nations unies");
  console.log(`     ${rows} rows of ${all} documents opened in ${page.opened} ms, searched in ${time} ms, ${await counted(page)} found`);
  check("the index is searched without stutter", time < 1500 && await counted(page) > 0 && await counted(page) < rows);
  check("it shows the first rows only", await page.locator("#found > tbody > tr").count() === 100);
  const findings = await serious(page);
  check("no serious finding on accessibility (index)", findings.length === 0, `\n  ${findings.join("\n  ")}`);
  if (pictures) {
    await page.screenshot({ path: join(pictures, "index.png") });
    await page.locator("#found").evaluate((place) => place.scrollIntoView());
    await page.screenshot({ path: join(pictures, "index-found.png") });
  }

  await page.fill("#search", '"unique temoin"');
  await settle(page);
  check("exact words are found as they stand alone", await counted(page) === 0);
  await page.fill("#search", "Témoin  UNIQUE");
  await settle(page);
  const hits = await counted(page);
  check("the list narrows to the documents with rows", await documents.count() === 1 && hits === 2, `${hits}`);
  check("hostile text stays text in the rows found", await page.locator("#found img, #found script, #found b").count() === 0 && (await page.textContent("#found")).includes("<img src=x onerror=alert(2)>"));
  const lines = await csv(page);
  check("the CSV of the index holds the rows with their texts", lines.trimEnd().split("\r\n").length === hits + 1 && lines.includes("</script><script>alert(1)</script>"));
  check("and the list leads on", await documents.locator(".hits a").textContent() === String(hits));
  await documents.locator(".hits a").click();
  await page.waitForLoadState();
  check("to the page of the document, where the filter stays on", await shown(page) === hits && await page.inputValue("#search") === "Témoin  UNIQUE".trim());
  check("at its first row", await page.locator("tr.here:visible").count() === 1);
  await page.locator("header nav a:not([rel])").click();
  await page.waitForLoadState();
  check("and the page leads back", page.url().endsWith("/report.html"));

  // What the index counts of a document is what its page shows.
  const id = await page.locator("#list tr[data-doc^=CEB]").first().getAttribute("data-doc");
  const kinds = { search: "secretaire general", unit: "paragraph", confidence: "0-89", check: "any", entity: "united", year: "2013", symbol: "a/" };
  const there = await page.context().newPage();
  for (const [kind, value] of Object.entries(kinds)) {
    const asked = new URLSearchParams({ document: id, [kind]: value });
    await page.goto(pathToFileURL(paged).href + "?" + asked);
    await settle(page);
    const count = await counted(page);
    await there.goto(pathToFileURL(join(paged, "..", "report", `${id}.html`)).href + "?" + asked);
    await settle(there);
    check(`the index and the page of a document find the same rows (${kind})`, count === await shown(there) && (count > 0 || ["check", "confidence"].includes(kind)), `${count} ${await shown(there)}`);
  }
  await there.close();

  await page.goto(pathToFileURL(paged).href);
  const dot = page.locator("#picture_dates a").filter({ has: page.locator("circle:not(.beyond)") }).first();
  const year = (await dot.textContent()).trim().split(":")[0];
  await dot.click();
  await page.waitForURL(/\/report\//);
  await settle(page);
  check("a dot leads to the rows of its year on the page of its document", page.url().includes("/report/") && await page.inputValue("#year") === year && await shown(page) > 0);

  await page.goto(pathToFileURL(paged).href);
  await page.keyboard.press("n");
  await page.waitForURL(/\/report\//);
  await settle(page);
  const start = page.url();
  const flawed = await page.locator("tr.here").getAttribute("id");
  for (let step = 0; step < 200 && page.url().split("?")[0].split("#")[0] === start.split("?")[0].split("#")[0]; step++) {
    await page.keyboard.press("n");
    await page.waitForTimeout(30);
  }
  await settle(page);
  const further = await page.locator("tr.here").getAttribute("id");
  check("n walks on to the next document with a flaw", Boolean(flawed) && Boolean(further) && flawed !== further && page.url().includes("/report/"), `${flawed} ${further}`);
  await page.keyboard.press("p");
  await settle(page);
  check("and p back to the one before", page.url().split("?")[0].split("#")[0] === start.split("?")[0].split("#")[0], page.url());
  check("the console is silent there too", page.told.length === 0, page.told.join("; "));
  await page.context().close();
}

{
  const page = await open(paged, { javaScriptEnabled: false });
  await page.locator("#list tbody th a").first().click();
  await page.waitForLoadState();
  check("without a script the index leads to the texts", await shown(page) > 0);
  await page.context().close();
}

{
  const page = await open(parts);
  const all = await counted(page), pages = Number(await page.getAttribute("#controls", "data-pages"));
  const time = await searched(page, "numero 77");
  console.log(`     ${all} rows on ${pages} pages of the search opened in ${page.opened} ms, searched in ${time} ms`);
  check("the lines of a document too long for a page are on several", pages > 6 && all >= 4500, `${pages} ${all}`);
  const cells = await page.locator("#list > tbody > tr .hits").allTextContents();
  const found = await counted(page), sum = cells.map(Number).reduce((a, b) => a + b, 0);
  check("one search asks all pages", found === sum && cells.length === 3 && cells.every((cell) => Number(cell) > 0), `${found} ${cells}`);
  check("and leaves no frame behind", await page.locator("iframe").count() === 0);
  const lines = (await csv(page)).trimEnd().split("\r\n");
  check("the CSV holds all rows, whole and once", lines.length === found + 1 && new Set(lines).size === lines.length && lines.every((line, at) => at === 0 || line.includes("77")), `${lines.length}`);
  await page.fill("#document", "document-2");
  await settle(page);
  check("a name narrows the list and the search", await page.locator("#list > tbody > tr").count() === 1 && await counted(page) === Number(cells[1]), `${await counted(page)} ${cells}`);
  await page.locator("#found tbody a").first().click();
  await page.waitForLoadState();
  await settle(page);
  check("and leads to its rows from there", await shown(page) > 0 && page.url().includes("/report/document-2.html") && page.told.length === 0, page.told.join("; "));
  await page.context().close();
}

// Fifty thousand documents.
{
  const size = statSync(many).size, folder = join(many, "..", "report");
  check("the first page of fifty thousand documents is small", size < 2000000, `${size}`);
  const names = readdirSync(folder);
  check("and no page beside it is large", names.length > 50000 && names.every((name) => statSync(join(folder, name)).size < 5000000));
  const page = await open(many);
  const rows = page.locator("#list > tbody > tr"), row = (at) => rows.nth(at).evaluate((tr) => {
    const copy = tr.cloneNode(true);
    delete copy.dataset.p;
    for (const link of copy.querySelectorAll("a")) link.href = link.href.split("/").at(-1);
    return copy.innerHTML.replace(/\s+/g, " ").replace(/> </g, "><").replace(/ (x|y|width|height|class)="/g, "\n$1=\"").split("\n").sort().join("\n");
  });
  const first = await row(0), place = () => page.textContent("#leaf");
  check("the list begins on the page", await rows.count() === 300 && (await place()).endsWith("300 / 50000"), await place());
  const start = Date.now();
  await page.click("#leaf-on");
  await page.waitForFunction(() => document.querySelector("#leaf").textContent.startsWith("301–"), null, { timeout: 60000 });
  console.log(`     the whole list of 50000 documents read in ${Date.now() - start} ms, the page opened in ${page.opened} ms`);
  check("and goes on beside it", await rows.count() === 300 && (await place()).includes("301–600 / 50000"), await place());
  await page.click("#leaf-back");
  check("a row made from its line is the one that the program wrote", first === await row(0), `\n${first}\n--- ${await row(0)}`);
  await page.fill("#document", "document-50000");
  await settle(page);
  check("the list is searched for a name", await rows.count() === 1 && await rows.getAttribute("data-doc") === "document-50000");
  await page.click("#clear");
  await settle(page);
  await page.locator("#list thead button").first().click();
  await page.waitForFunction(() => document.querySelector("#list tbody tr").dataset.doc === "document-50000");
  check("and sorted as a whole", (await place()).startsWith("1–300 / 50000"));
  const time = await searched(page, "dernier témoin");
  console.log(`     ${await page.getAttribute("#controls", "data-pages")} pages of the search asked in ${time} ms`);
  check("the search finds words of the last document", await counted(page) === 1 && await rows.count() === 1 && await rows.getAttribute("data-doc") === "document-50000");
  await page.locator("#found tbody a").first().click();
  await page.waitForLoadState();
  check("and leads to them", await page.locator("tr.here:visible").count() === 1);
  await page.goto(pathToFileURL(many).href);
  const findings = await serious(page);
  check("no serious finding on accessibility (many)", findings.length === 0, `\n  ${findings.join("\n  ")}`);
  check("the console is silent there", page.told.length === 0, page.told.join("; "));
  await page.context().close();
}
{
  const page = await open(many, { javaScriptEnabled: false });
  await page.locator("a.index").last().click();
  await page.waitForURL(/documents-\d+\.html/);
  check("without a script every document can be reached", await page.locator("#documents a").count() > 0);
  await page.locator("#documents a").last().click();
  await page.waitForURL(/#doc:/);
  check("by a link", await shown(page) > 0);
  await page.context().close();
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
