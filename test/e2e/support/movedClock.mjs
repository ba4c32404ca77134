/** Loaded into n8n before anything else: its clock is ahead by so many milliseconds. */

const ahead = Number(process.env.CLOCK_AHEAD_MS);
const RealDate = Date;
// Kept, because libraries put `Date.now` in its own place again.
const realNow = Date.now;
const now = () => realNow() + ahead;

globalThis.Date = new Proxy(RealDate, {
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
  apply: () => new RealDate(now()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;
