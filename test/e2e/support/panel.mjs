/** Filling in a node's panel, as a person does. */

const MOST_CLICKS = 3;
/** Milliseconds, on a machine that has other things to do. */
const OPENS_WITHIN = 10_000;

/** @param {import('playwright-core').Locator} panel */
export function handsOn(panel) {
  const page = panel.page();
  const field = (name) => panel.getByTestId(`parameter-input-${name}`);
  const shown = (testId) => page.getByTestId(testId).filter({ visible: true });

  /**
   * Opens a drop-down. n8n's opens as soon as it has the focus, and a click turns it over unless it
   * was this click that gave it the focus. While n8n still saves the field that was left, it may draw
   * the drop-down again between the press and the click: the menu closes again, or the click is ignored
   * because the pointer has not "entered" the new one. A person clicks once more, and so does this, as
   * long as the drop-down says that it is closed. One that is open and has no entries fails.
   */
  async function open(dropDown) {
    const opened = dropDown.locator('[aria-expanded="true"]');
    for (let clicks = 1; clicks <= MOST_CLICKS; clicks++) {
      await dropDown.click();
      await opened.waitFor({ timeout: OPENS_WITHIN }).catch(() => {});
      if ((await opened.count()) > 0) break;
      console.log(`  The drop-down is still closed after ${clicks} click(s)`);
    }
    await page.getByRole('option').filter({ visible: true }).first().waitFor();
  }

  return {
    field,

    async write(name, text) {
      await field(name).locator('textarea').fill(text);
    },

    /** Opens a menu and resolves when its entries are there. */
    async openMenu(name) {
      await open(field(name));
    },

    /** Takes an entry of the menu that is open. */
    async pick(option) {
      await page.getByRole('option', { name: option }).filter({ visible: true }).click();
    },

    async choose(name, option) {
      await this.openMenu(name);
      await this.pick(option);
    },

    /** Presses a button such as *Add Attachment*. */
    async add(label) {
      await panel.getByRole('button', { name: label }).click();
    },

    /** Opens the menu of what *Options* can have. */
    async openOptions() {
      await open(panel.getByTestId('collection-parameter-add'));
    },

    /** Adds one of the fields under *Options*. */
    async addOption(label) {
      await this.openOptions();
      await this.pick(label);
    },

    /** Turns a locator to *From List*; one that holds an expression must be *Fixed* first. */
    async useList(name) {
      await field(name).hover();
      const kinds = panel.getByTestId(`${name}-parameter-input-options-container`);
      await kinds.getByTestId('radio-button-fixed').click();
      await field(name).getByTestId('rlc-mode-selector').click();
      await shown('mode-list').click();
    },

    /** Opens the list of a locator and resolves with the entries whose text matches. */
    async listed(name, text) {
      await field(name).getByTestId('rlc-input').click();
      const entries = shown('rlc-item').filter({ hasText: text });
      await entries.first().waitFor();
      return entries;
    },
  };
}
