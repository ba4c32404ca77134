/** Loaded into n8n before anything else: its clock is ahead by the milliseconds that a file says. */

import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 200;

const RealDate = Date;
// Kept, because libraries put `Date.now` in its own place again.
const realNow = Date.now;
let ahead = 0;
const now = () => realNow() + ahead;

setInterval(() => {
  ahead = Number(readFileSync(process.env.CLOCK_AHEAD_FILE, 'utf8'));
}, LOOK_EVERY_MS).unref();

globalThis.Date = new Proxy(RealDate, {
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
  apply: () => new RealDate(now()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;
