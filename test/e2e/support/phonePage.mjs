/** The phone in a headless Chromium, with what tests look for on it. */

import { readFileSync, mkdirSync } from 'node:fs';
import { after, afterEach, before, beforeEach } from 'node:test';
import { chromium } from 'playwright-core';
import { inCheckout } from '../../../scripts/lib/checkout.mjs';
import { startEmulator } from '../../../scripts/lib/emulator.mjs';
import { requireChromium } from '../../../scripts/lib/requirements.mjs';
import { linqApi } from './linqApi.mjs';
import { CARLOS, CHAT } from './showcase.mjs';

const SCREENSHOTS = inCheckout('test', 'e2e', 'output');
const AXE = readFileSync(inCheckout('node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const TIMEOUT_MS = 30_000;

const DESKTOP = { width: 1440, height: 900 };

/** One browser for many phones. It has a microphone that hears beeps. */
export async function openBrowser() {
  return await chromium.launch({
    executablePath: requireChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  });
}

/**
 * Opens the page.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url of the emulator, with what is to be shown behind a `#`
 * @param {object} [options] theme, viewport, reducedMotion, bypassCSP
 */
export async function openPhone(
  browser,
  url,
  { theme = 'light', viewport = DESKTOP, ...options } = {},
) {
  const page = await browser.newPage({ viewport, colorScheme: theme, ...options });
  page.setDefaultTimeout(TIMEOUT_MS);
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.locator('.phone-place').first().waitFor();

  return {
    page,
    /** Errors on the browser's console. */
    complaints,

    /** The phone of somebody, by their name. */
    of: (name) => page.getByRole('region', { name: `Phone of ${name}` }),

    /** A message, by its id. */
    message: (id) => page.locator(`.timeline [data-id="${id}"]`),

    composer: page.getByRole('textbox', { name: 'Message' }).first(),

    /** Writes something and sends it. */
    async write(text) {
      await this.composer.fill(text);
      await this.composer.press('Enter');
    },

    /** Waits until this text is in the field, as a person would. */
    async has(text) {
      const field = await this.composer.elementHandle();
      await page.waitForFunction(([{ value }, expected]) => value === expected, [field, text]);
    },

    /** Opens what can be done with a message. */
    async menuOf(id) {
      const message = this.message(id);
      await message.focus();
      await message.press('Enter');
      const menu = page.getByRole('dialog', { name: 'Message' });
      await menu.waitFor();
      return menu;
    },

    /** Lets every animation begin and none go on, so that a test has time to see it. */
    async holdAnimations() {
      const session = await page.context().newCDPSession(page);
      await session.send('Animation.enable');
      await session.send('Animation.setPlaybackRate', { playbackRate: 0 });
    },

    async screenshot(name) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: `${SCREENSHOTS}/phone-${name}.png` });
    },

    /** What axe finds wrong; needs `bypassCSP`, because the page lets no foreign script in. */
    async accessibilityProblems() {
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(async () => await window['axe'].run());
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
      );
    },

    close: async () => await page.close(),
  };
}

/**
 * An emulator whose time stands still and a browser, for the tests of a suite; every test begins
 * with the account as it was, and without a page.
 */
export function phoneBench() {
  const opened = [];
  const bench = {
    /**
     * Opens phones.
     * @param {string} [what] whose, and with which chat: `<handle>/<chat>`
     * @param {object} [options] as for `openPhone`; `url` if it is not the emulator's own
     */
    async open(what = `${CARLOS}/${CHAT}`, { url = bench.emulator.url, ...options } = {}) {
      const phone = await openPhone(bench.browser, `${url}/#${what}`, options);
      opened.push(phone);
      return phone;
    },
  };
  before(async () => {
    bench.emulator = await startEmulator({ frozenClock: true });
    bench.linq = linqApi(bench.emulator);
    bench.browser = await openBrowser();
  });
  beforeEach(() => bench.emulator.reset());
  afterEach(async () => {
    for (const phone of opened.splice(0)) await phone.close();
  });
  after(async () => {
    await bench.browser?.close();
    await bench.emulator?.close();
  });
  return bench;
}
