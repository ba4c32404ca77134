/** n8n's editor in a headless Chromium, as a person would use it. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { chromium, selectors } from 'playwright-core';
import { inCheckout } from '../../../scripts/lib/checkout.mjs';
import { owner } from '../../../scripts/lib/owner.mjs';
import { requireChromium } from '../../../scripts/lib/requirements.mjs';

selectors.setTestIdAttribute('data-test-id');

const SCREENSHOTS = inCheckout('test', 'e2e', 'output');
const VIEWPORT = { width: 1440, height: 1000 };
// The editor is 20 MB of script, and a busy machine takes its time over them.
const TIMEOUT_MS = 90_000;
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * @typedef {object} PageOptions
 * @property {'light' | 'dark'} [theme]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [deviceScaleFactor]
 */

/**
 * Opens the editor and signs in.
 * @param {string} url of n8n
 * @param {PageOptions} [options]
 */
export async function openEditor(url, options) {
  const { browser, page } = await openPage(options);
  const outsiders = listenForOutsiders(page, url);

  await page.goto(`${url}/signin`);
  await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
  await page.locator('input[name="password"]').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.includes('signin'));
  return editorOn({ browser, page, url, outsiders });
}

/**
 * Opens the editor by the link of `npm start`, which signs in by itself.
 * @param {string} link
 * @param {string} url of n8n
 */
export async function openEditorByLink(link, url) {
  const { browser, page } = await openPage();
  const outsiders = listenForOutsiders(page, url);
  await page.goto(link);
  await page.waitForURL((address) => address.href.startsWith(url));
  assert.doesNotMatch(page.url(), /signin/);
  return editorOn({ browser, page, url, outsiders });
}

/** @param {PageOptions} [options] */
async function openPage({ theme = 'light', viewport = VIEWPORT, deviceScaleFactor = 2 } = {}) {
  const browser = await chromium.launch({ executablePath: requireChromium(), args: QUIET });
  const page = await browser.newPage({ viewport, colorScheme: theme, deviceScaleFactor });
  page.setDefaultTimeout(TIMEOUT_MS);
  return { browser, page };
}

function editorOn({ browser, page, url, outsiders }) {
  // Not before: signed out, the editor asks who is there, and the response is an error.
  const complaints = listenForComplaints(page);

  return {
    page,
    /** Errors on the browser's console, and responses that were errors. */
    complaints,
    /** Addresses beyond this machine that the page asked for. */
    outsiders,

    async openWorkflow(id) {
      await page.goto(`${url}/workflow/${id}`);
      await page.getByTestId('canvas-node').first().waitFor();
    },

    node: (name) => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`),

    /** Double-clicks a node and resolves with its panel. */
    async openNode(name) {
      await this.node(name).dblclick();
      const panel = page.getByTestId('ndv');
      await panel.waitFor();
      await panel.getByTestId('parameter-input').first().waitFor();
      return panel;
    },

    /** Back from a node's panel to the canvas. */
    async closeNode() {
      await page.keyboard.press('Escape');
      await page.getByTestId('ndv').waitFor({ state: 'hidden' });
    },

    /** Publishes the open workflow, and resolves when n8n says so. */
    async publish() {
      await page.getByTestId('workflow-open-publish-modal-button').click();
      await page.getByTestId('workflow-publish-button').click();
      await page.getByTestId('workflow-publish-modal').waitFor({ state: 'hidden' });
    },

    async screenshot(name, target = page) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await target.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: 'disabled' });
    },

    close: async () => await browser.close(),
  };
}

function listenForComplaints(page) {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  return complaints;
}

function listenForOutsiders(page, url) {
  const outsiders = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (/^(http|ws)/.test(address.protocol) && address.host !== new URL(url).host) {
      outsiders.push(address.href);
    }
  });
  return outsiders;
}

/** The icons inside a part of the page that were not drawn. */
export async function missingIcons(part) {
  const images = await part.locator('img').all();
  const broken = [];
  for (const image of images) {
    const drawn = await image.evaluate(async (element) => {
      await element.decode().catch(() => {});
      return element.naturalWidth > 0;
    });
    if (!drawn) broken.push(await image.getAttribute('src'));
  }
  return { count: images.length, broken };
}

/** The labels of the parameters that a node's panel shows. */
export async function parameterLabels(panel) {
  const labels = await panel.getByTestId('input-label').allInnerTexts();
  return labels.map((label) => label.split('\n')[0].trim()).filter(Boolean);
}

/** Those labels that are what a programmer calls a parameter, not words for a user. */
export const rawNames = (labels) => labels.filter((label) => /^[a-z]|[a-z][A-Z]|_/.test(label));
