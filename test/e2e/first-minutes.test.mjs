/** The first minutes of somebody who ran `npm start`, counted click by click. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addEditorDoor } from '../../scripts/lib/editorDoor.mjs';
import { openEditorByLink } from './support/editor.mjs';
import { openBrowser, openPhone } from './support/phonePage.mjs';
import { CHAT } from './support/showcase.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { byId, chain, linqNode, manualTrigger } from './support/workflows.mjs';

/** What n8n would open over the canvas: a survey, a tour, a question for an email address. */
const INTERRUPTIONS = '[role="dialog"], .el-dialog, .n8n-tour, input[type="email"]';

const chat = byId(CHAT);

const asking = chain('Asking', [
  manualTrigger(),
  linqNode('Ask', {
    resource: 'message',
    operation: 'sendAndWait',
    chatId: chat,
    message: 'Shall we keep your table?',
    responseType: 'approval',
    options: {},
  }),
  linqNode('Answer', {
    resource: 'message',
    operation: 'send',
    to: chat,
    messageType: 'text',
    text: '=Approved: {{ $json.data.approved }}',
    options: {},
  }),
]);

describe('The first minutes with npm start', () => {
  let browser;
  let editor;
  let phone;
  after(async () => {
    await editor?.close();
    await browser?.close();
  });
  const workbench = setUpWorkbench();

  before(async () => {
    const link = addEditorDoor(workbench);
    browser = await openBrowser();
    phone = await openPhone(browser, workbench.emulator.url);
    editor = await openEditorByLink(link('/workflow/linqFirstMessage'), workbench.n8n.url);
  });

  async function openExample(id) {
    await editor.openWorkflow(id);
    assert.equal(await editor.page.locator(INTERRUPTIONS).filter({ visible: true }).count(), 0);
  }

  const execute = async () =>
    await editor.page.getByTestId('execute-workflow-button').first().click();
  const received = (text) => phone.page.locator('.message.other').getByText(text);

  test('a link opens the first example signed in, and one click on Execute shows its message on the phone', async () => {
    await openExample('linqFirstMessage');
    await execute();
    await received(/Hi Carlos/).waitFor();
    await phone.screenshot('first-message');
  });

  test('the panel of the trigger says how to make something arrive', async () => {
    await openExample('linqAnswer');
    const panel = await editor.openNode('Linq Trigger');
    await editor.screenshot('trigger-panel');
    await panel.getByText('text from the phone there').waitFor();
    await editor.screenshot('trigger-panel');
    await editor.closeNode();
  });

  test('after one click on Publish, a text from the phone is answered on the phone', async () => {
    await openExample('linqAnswer');
    await editor.publish();
    await phone.page.getByText('No webhook subscription').waitFor({ state: 'hidden' });
    await phone.write('Are you open on Sunday?');
    await received(/Thanks for your message!/).waitFor();
    await phone.screenshot('first-answer');
  });

  test('the drip thanks whoever answers it', async () => {
    await workbench.emulator.reset();
    await openExample('linqDrip');
    await execute();
    await received(/Shall we keep your table/).waitFor();
    await phone.write('Yes please');
    await received(/Thank you, noted!/).waitFor();
  });

  test('an execution that asks goes on with a tapback from the phone', async () => {
    await workbench.emulator.reset();
    const { id } = await workbench.client.createWorkflow(asking);
    await openExample(id);
    await execute();
    await received(/Reply YES or NO/).waitFor();
    const panel = await editor.openNode('Ask');
    await panel.getByText(`Waiting for an answer in chat ${CHAT}, for 3 days`).waitFor();
    await editor.closeNode();
    const question = await phone.page.locator('.message').last().getAttribute('data-id');
    const menu = await phone.menuOf(question);
    await phone.screenshot('question');
    await menu.getByRole('menuitemradio', { name: 'Like', exact: true }).click();
    await received('Approved: true').waitFor();
    await phone.screenshot('question-answered');
  });

  test('the drip reminds whoever is silent', async () => {
    await openExample('linqDrip');
    await execute();
    await received(/Just checking/).waitFor();
    await editor.screenshot('drip');
  });
});
