// What is asked of a page. Answers a list of complaints, each one line.
import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [360, 768, 1280];
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

export async function open_browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

const ids_of = new Map();
function ids_in(file) {
  if (!ids_of.has(file)) {
    const ids = [...readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    ids_of.set(file, new Set(ids));
  }
  return ids_of.get(file);
}

function look_at_source(file) {
  const text = readFileSync(file, 'utf8');
  const complaints = [];
  if (/<(script|iframe|object|embed)\b|href="javascript:/i.test(text)) complaints.push('holds a script, or a frame');
  if (/<[a-z][^>]*\son[a-z]+\s*=/i.test(text)) complaints.push('holds an event handler');
  for (const [, link] of text.matchAll(/<a [^>]*?href="([^"]*)"/g)) {
    const url = new URL(link.replaceAll('&amp;', '&'), pathToFileURL(file));
    if (url.protocol !== 'file:') {
      complaints.push(`leads away: ${link}`);
      continue;
    }
    const target = fileURLToPath(new URL(url.pathname, 'file:'));
    const place = decodeURIComponent(url.hash.slice(1));
    if (!existsSync(target)) complaints.push(`leads to no page: ${link}`);
    else if (place !== '' && !ids_in(target).has(place)) complaints.push(`leads to no place: ${link}`);
  }
  return complaints;
}

async function look_at_loading(page, file) {
  const complaints = [];
  const own = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url() !== own) complaints.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => complaints.push(`the browser says: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`fails: ${error.message}`));
  await page.goto(own);
  await page.waitForTimeout(20);
  page.removeAllListeners();
  return complaints;
}

async function look_at_widths(page) {
  const complaints = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (wide > width) complaints.push(`scrolls sideways at ${width}: ${wide} wide`);
  }
  return complaints;
}

// Every link is reached, in the order of the page, and has an outline when it is.
async function look_at_keyboard(page) {
  const links = await page.evaluate(() => {
    window.links = [...document.querySelectorAll('a[href]')];
    return window.links.length;
  });
  for (let at = 0; at < Math.min(links, 60); ++at) {
    await page.keyboard.press('Tab');
    const [place, outline] = await page.evaluate(() => {
      const here = document.activeElement;
      const style = getComputedStyle(here);
      return [window.links.indexOf(here), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0];
    });
    if (place !== at) return [`the keyboard reaches link ${place}, not ${at}`];
    if (!outline) return [`link ${at} does not show that the keyboard is there`];
  }
  return [];
}

async function look_at_print(page) {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 2000 ? [] : ['does not print'];
}

async function look_by_axe(page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(axe);
  const found = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }),
    standards,
  );
  return found.violations.map((one) => `axe: ${one.id}: ${one.help} (${one.nodes[0].html.slice(0, 120)})`);
}

export async function look(browser, file, { prints = true } = {}) {
  const page = await browser.newPage();
  try {
    return [
      ...look_at_source(resolve(file)),
      ...(await look_at_loading(page, resolve(file))),
      ...(await look_at_widths(page)),
      ...(await look_at_keyboard(page)),
      ...(prints ? await look_at_print(page) : []),
      ...(await look_by_axe(page)),
    ];
  } finally {
    await page.close();
  }
}

