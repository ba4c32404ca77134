/** Audio: a voice memo with its wave, or a file that plays. */

import { PauseIcon, PlayIcon, WaveIcon } from '../icons.js';
import { duration } from '../time.js';
import { classes, html, useEffect, useRef, useState } from '../ui.js';
import { FileCard } from './file.js';

const BARS = 28;
const MOST = 8_000_000;

/** How loud each of some slices of a sound is, from 0 to 1. */
function loudness(samples) {
  const slice = Math.max(1, Math.floor(samples.length / BARS));
  const bars = Array.from({ length: BARS }, (_, bar) => {
    let peak = 0;
    const end = Math.min(samples.length, (bar + 1) * slice);
    for (let at = bar * slice; at < end; at += 16) peak = Math.max(peak, Math.abs(samples[at]));
    return peak;
  });
  const top = Math.max(...bars, 0.01);
  return bars.map((bar) => bar / top);
}

/** Fetches and decodes a sound; without one that can be decoded, the bars stay flat. */
async function decode(url) {
  const response = await fetch(url);
  const bytes = await response.arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(bytes);
  return { bars: loudness(sound.getChannelData(0)), seconds: sound.duration };
}

const flat = { bars: Array(BARS).fill(0.12), seconds: 0 };

export function VoiceMemo({ part, own }) {
  const audio = useRef(null);
  const [{ bars, seconds }, setSound] = useState(flat);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (part.url && part.size < MOST) decode(part.url).then(setSound, () => {});
  }, [part.url]);

  const toggle = () => {
    const { current } = audio;
    if (playing) current.pause();
    else current.play().catch(() => setPlaying(false));
  };
  const share = seconds > 0 ? at / seconds : 0;
  return html`<span class=${classes('voice', own && 'own')}>
    <button type="button" class="play" disabled=${!part.url} aria-label=${playing ? 'Pause the voice memo' : 'Play the voice memo'} onClick=${toggle}>
      ${playing ? html`<${PauseIcon} size=${18} />` : html`<${PlayIcon} size=${18} />`}
    </button>
    <span class="wave" aria-hidden="true">
      ${bars.map((bar, index) => html`<i class=${index / BARS < share ? 'played' : ''} style=${{ '--loud': Math.max(0.12, bar) }}></i>`)}
    </span>
    <span class="length">${part.url ? duration(playing || at > 0 ? at : seconds) : 'not fetched'}</span>
    ${part.url &&
    html`<audio
      ref=${audio}
      src=${part.url}
      preload="metadata"
      onPlay=${() => setPlaying(true)}
      onPause=${() => setPlaying(false)}
      onEnded=${() => setAt(0)}
      onTimeUpdate=${({ target }) => setAt(target.ended ? 0 : target.currentTime)}
    ></audio>`}
  </span>`;
}

/** Sound that came as a file. */
export function AudioFile({ part }) {
  if (!part.url) return html`<${FileCard} part=${part} icon=${html`<${WaveIcon} size=${28} />`} />`;
  return html`<span class="audio-file">
    <${FileCard} part=${part} icon=${html`<${WaveIcon} size=${28} />`} />
    <audio src=${part.url} controls preload="metadata" aria-label="Audio ${part.name}"></audio>
  </span>`;
}
