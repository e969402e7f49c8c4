// Spoils a page, in each way that `look` must notice; ends with 1 when one of them passes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { look, open_browser } from './look.mjs';

const good = readFileSync(process.argv[2], 'utf8');
const at_end = (html) => (page) => page.replace('</main>', `${html}</main>`);
const spoiled = [
  ['a script', at_end('<script>document.title = "x"</script>'), /script/],
  ['a handler', at_end('<p onclick="x()">x</p>'), /event handler/],
  ['a link away', at_end('<a href="https://example.org/">x</a>'), /leads away/],
  ['a dead link', at_end('<a href="nowhere.html">x</a>'), /leads to no page/],
  ['a dead place', at_end('<a href="#nowhere">x</a>'), /leads to no place/],
  ['a picture from elsewhere', (page) => at_end('<img alt="x" src="https://example.org/x.png">')(
    page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')), /asks for/],
  ['what its policy refuses', at_end('<p style="color: red">x</p>'), /the browser says/],
  ['a wide table', at_end(`<p class="number">${'x '.repeat(1500)}</p>`), /sideways at 360/],
  ['an outline that is gone', (page) => page.replace('outline: 3px solid', 'outline: 0 none').replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), /does not show/],
  ['a picture without words', at_end('<svg role="img" width="10" height="10"></svg>'), /axe: svg-img-alt/],
  ['pale text', (page) => at_end('<p style="color: #ccc">pale text</p>')(
    page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')), /axe: color-contrast/],
];

const folder = mkdtempSync(join(tmpdir(), 'buurtkas-browser-'));
const browser = await open_browser();
let missed = 0;
for (const [what, spoil, notice] of spoiled) {
  const file = join(folder, 'page.html');
  const bad = spoil(good.replaceAll(/<a href="[^"#]*"/g, '<a href="page.html"'));
  writeFileSync(file, bad);
  const complaints = await look(browser, file, { prints: false });
  if (!complaints.some((complaint) => notice.test(complaint))) {
    console.log(`not noticed: ${what}; only: ${complaints.join('; ')}`);
    ++missed;
  }
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(`${spoiled.length} spoiled pages, ${missed} not noticed.`);
process.exit(missed > 0 ? 1 : 0);
