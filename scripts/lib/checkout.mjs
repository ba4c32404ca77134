/** Where this checkout is, and what its package says about itself. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** An absolute path inside the checkout. */
export const inCheckout = (...parts) => join(checkout, ...parts);

export const packageJson = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8'));
