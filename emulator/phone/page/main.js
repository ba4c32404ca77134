/** The page: phones beside each other, and a drawer for the developer. */

import { start } from './live.js';
import { prepareStage } from './phones.js';
import { Stage } from './stage.js';
import { html, render } from './ui.js';

render(html`<${Stage} />`, document.body);
await start();
prepareStage();
