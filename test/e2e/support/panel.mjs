/** Filling in a node's panel, as a person does. */

/** @param {import('playwright-core').Locator} panel */
export function handsOn(panel) {
  const page = panel.page();
  const field = (name) => panel.getByTestId(`parameter-input-${name}`);
  const shown = (testId) => page.getByTestId(testId).filter({ visible: true });

  return {
    field,

    async write(name, text) {
      await field(name).locator('textarea').fill(text);
    },

    /** Opens a menu and resolves when its entries are there. */
    async openMenu(name) {
      await field(name).click();
      await page.getByRole('option').filter({ visible: true }).first().waitFor();
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

    /** Adds one of the fields under *Options*. */
    async addOption(label) {
      await panel.getByTestId('collection-parameter-add').click();
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
