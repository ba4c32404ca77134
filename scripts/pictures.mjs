/**
 * `npm run pictures`: takes the pictures of README and docs again, from the real n8n and the phone,
 * into `docs/pictures`.
 */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEditor } from '../test/e2e/support/editor.mjs';
import { openBrowser, openPhone } from '../test/e2e/support/phonePage.mjs';
import { BEA, CARLOS, CHAT, fillChat, GROUP } from '../test/e2e/support/showcase.mjs';
import { animate, record } from './lib/animation.mjs';
import { inCheckout } from './lib/checkout.mjs';
import { signIn } from './lib/n8nClient.mjs';
import { build } from './lib/nodePackage.mjs';
import { describe } from './lib/problem.mjs';
import { step } from './lib/progress.mjs';
import { openWorkbench } from './lib/workbench.mjs';

const FOLDER = inCheckout('docs', 'pictures');
const PANEL = { width: 1280, height: 860 };
const CANVAS = { width: 1280, height: 560 };
const SMALL = { width: 840, height: 560 };
const PHONE = { width: 360, height: 560 };
/** GitHub shows larger ones slowly. */
const LARGEST_ANIMATION = 2_000_000;

const closers = [];
const userFolder = await mkdtemp(join(tmpdir(), 'n8n-pictures-'));
try {
  await mkdir(FOLDER, { recursive: true });
  await step('Build the nodes', build);
  const workbench = await openWorkbench({ userFolder });
  closers.unshift(workbench.close);
  const browser = await openBrowser();
  closers.unshift(async () => await browser.close());

  // First: on the canvas of a published workflow n8n opens a checklist.
  await step('Take the editor', () => takeEditor(workbench));
  await step('Take the animated picture', () => takeAnimation(workbench, browser));
  await step('Take the phone', () => takePhone(workbench, browser));
} catch (error) {
  console.error(`\n${describe(error)}`);
  process.exitCode = 1;
} finally {
  for (const closer of closers) await closer();
  await rm(userFolder, { recursive: true, force: true });
}

/** A message is sent from n8n, and answered on the phone; then n8n answers by itself. */
async function takeAnimation({ n8n, install, emulator }, browser) {
  await (await signIn(n8n, install)).activate('linqAnswer');
  const editor = await openEditor(n8n.url, { viewport: SMALL, deviceScaleFactor: 1 });
  try {
    await editor.openWorkflow('linqFirstMessage');
    await hideNotes(editor.page);
    const phone = await openPhone(browser, `${emulator.url}/#${CARLOS}/${CHAT}`, {
      viewport: PHONE,
    });
    await phone.composer.waitFor();
    await sleep(1_000);
    const recording = record([
      async () => await editor.page.screenshot(),
      async () => await phone.page.screenshot(),
    ]);
    await sleep(600);
    await editor.page.getByTestId('execute-workflow-button').first().click();
    await phone.page
      .locator('.message.other')
      .getByText(/Hi Carlos/)
      .waitFor();
    await sleep(2_500);
    await phone.composer.pressSequentially('Thanks! Is Friday still fine?', { delay: 60 });
    await phone.composer.press('Enter');
    await phone.page
      .locator('.message.other')
      .getByText(/Thanks for your message/)
      .waitFor();
    await sleep(1_500);
    const picture = animate(await recording.stop());
    await writeFile(`${FOLDER}/conversation.gif`, picture);
    if (picture.length > LARGEST_ANIMATION) throw new Error(`It has ${picture.length} bytes.`);
    await phone.close();
  } finally {
    await editor.close();
  }
}

async function takeEditor({ n8n }) {
  const editor = await openEditor(n8n.url, { viewport: CANVAS, deviceScaleFactor: 1 });
  const { page } = editor;
  const take = async (name) =>
    await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled' });
  try {
    await editor.openWorkflow('linqAnswer');
    await sleep(1_000);
    await take('canvas');
    await page.setViewportSize(PANEL);
    await editor.openNode('Linq Trigger');
    await sleep(500);
    await take('trigger');
    await editor.closeNode();
    await editor.openWorkflow('linqRichMessage');
    await editor.openNode('Send the news');
    await sleep(500);
    await take('composer');
  } finally {
    await editor.close();
  }
}

async function takePhone({ emulator }, browser) {
  await emulator.reset();
  const ids = await fillChat(emulator);
  for (const theme of ['light', 'dark']) {
    const options = { theme, reducedMotion: 'reduce' };
    const phone = await openPhone(
      browser,
      `${emulator.url}/#${CARLOS}/${CHAT}&${BEA}/${GROUP}`,
      options,
    );
    await phone.message(ids.newer).waitFor();
    await phone.page
      .locator('.scroller')
      .first()
      .evaluate((element) => element.scrollTo(0, -element.scrollHeight));
    await phone.message(ids.animations).waitFor();
    await sleep(500);
    await phone.page.screenshot({ path: `${FOLDER}/phone-${theme}.png` });
    await phone.close();
  }
}

/** The note of an example is for its reader; here it would only make everything else smaller. */
async function hideNotes(page) {
  await page.addStyleTag({ content: '[data-test-id="sticky"] { visibility: hidden }' });
}
