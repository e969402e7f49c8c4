// Looks at every page of the sites that are named; ends with 1 when there is anything to complain of.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { look, open_browser } from './look.mjs';

function pages_in(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? pages_in(path) : path.endsWith('.html') ? [path] : []));
}

const files = process.argv.slice(2).flatMap(pages_in);
const browser = await open_browser();
let complaints = 0;
for (const file of files) {
  for (const complaint of await look(browser, file)) {
    console.log(`${file}: ${complaint}`);
    ++complaints;
  }
}
await browser.close();
console.log(`${files.length} pages, ${complaints} complaints.`);
process.exit(complaints > 0 || files.length === 0 ? 1 : 0);
