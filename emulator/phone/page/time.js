/** Times, as a phone writes them. */

import { now } from './store.js';

const DAY = 86_400_000;
const format = (options) => new Intl.DateTimeFormat('en-US', options);
const clock = format({ hour: 'numeric', minute: '2-digit' });
const weekday = format({ weekday: 'long' });
const date = format({ month: 'short', day: 'numeric' });
const shortDate = format({ year: '2-digit', month: 'numeric', day: 'numeric' });
const exact = format({ hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

const startOfDay = (time) => new Date(time).setHours(0, 0, 0, 0);
const daysAgo = (time) => Math.round((startOfDay(now()) - startOfDay(time)) / DAY);

export const clockTime = (time) => clock.format(time);

/** `9:41`, as the top of a phone has it. */
export const bareTime = (time) => clock.format(time).replace(/\s?[AP]M/, '');

export const exactTime = (time) => exact.format(time);

/** `Today`, `Yesterday`, `Monday` or `May 1`. */
export function dayName(time) {
  const days = daysAgo(time);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days > 1 && days < 7 ? weekday.format(time) : date.format(time);
}

/** For a list of chats: the time if it is of today, else the day. */
export function listTime(time) {
  const days = daysAgo(time);
  if (days === 0) return clockTime(time);
  return days > 0 && days < 7 ? dayName(time) : shortDate.format(time);
}

/** `0:07` */
export function duration(seconds) {
  const whole = Number.isFinite(seconds) ? Math.round(seconds) : 0;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

const sizes = ['bytes', 'KB', 'MB', 'GB'];

/** `12 KB` */
export function fileSize(bytes) {
  if (bytes === 1) return '1 byte';
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value.toFixed(step > 0 && value < 10 ? 1 : 0)} ${sizes[step]}`;
}
