/** Typing events that follow the keyboard by themselves. */

import { post } from './api.js';
import { useEffect, useRef } from './ui.js';

const IDLE = 6_000;
/** A start is shown for 85 seconds (api-v3 §b, Typing). */
const AGAIN = 60_000;

export function useTypingEvents(chatId, from) {
  const state = useRef({ since: 0, timer: undefined }).current;
  const tell = (what) => void post('/type', { chatId, from, state: what }).catch(() => {});
  const events = {
    /** There are other words than before. */
    changed(text) {
      clearTimeout(state.timer);
      if (!text) {
        events.stop();
        return;
      }
      if (Date.now() - state.since > AGAIN) {
        state.since = Date.now();
        tell('started');
      }
      state.timer = setTimeout(events.stop, IDLE);
    },
    stop() {
      clearTimeout(state.timer);
      if (state.since === 0) return;
      state.since = 0;
      tell('stopped');
    },
    /** The message itself ends the typing. */
    sent() {
      clearTimeout(state.timer);
      state.since = 0;
    },
  };
  useEffect(() => () => events.stop(), []);
  return events;
}
