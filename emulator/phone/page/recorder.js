/** Recording a voice memo. */

import { CloseIcon, SendIcon } from './icons.js';
import { duration } from './time.js';
import { html, useEffect, useRef, useState } from './ui.js';
import { wavFile } from './wav.js';

const BARS = 34;

/** Listens to the microphone; `take` ends that and gives the sound. */
async function listen(onLevel) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext();
  const meter = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  const timer = setInterval(() => {
    meter.getFloatTimeDomainData(samples);
    onLevel(Math.max(...samples.map(Math.abs)));
  }, 90);
  const recorder = new MediaRecorder(stream);
  const chunks = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  recorder.start();

  async function stop() {
    clearInterval(timer);
    if (recorder.state !== 'inactive') {
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.stop();
      await stopped;
    }
    for (const track of stream.getTracks()) track.stop();
  }
  return {
    async take() {
      await stop();
      const bytes = await new Blob(chunks).arrayBuffer();
      const sound = await context.decodeAudioData(bytes);
      await context.close();
      return wavFile(sound);
    },
    async drop() {
      await stop();
      await context.close();
    },
  };
}

export function Recorder({ done, cancel, failed }) {
  const [levels, setLevels] = useState([]);
  const [seconds, setSeconds] = useState(0);
  const microphone = useRef(null);
  useEffect(() => {
    let gone = false;
    listen((level) => setLevels((known) => [...known.slice(1 - BARS), level])).then(
      (opened) => {
        if (gone) void opened.drop();
        else microphone.current = opened;
      },
      () => failed('The microphone cannot be used. A voice memo can also be chosen from a file, under +.'),
    );
    const timer = setInterval(() => setSeconds((known) => known + 1), 1_000);
    return () => {
      gone = true;
      clearInterval(timer);
      void microphone.current?.drop();
    };
  }, []);
  const send = async () => {
    const { current } = microphone;
    if (!current) return;
    microphone.current = null;
    await current.take().then(done, () => failed('Nothing was recorded.'));
  };
  return html`<div class="recorder" role="group" aria-label="Recording a voice memo">
    <button type="button" class="round" aria-label="Discard the recording" onClick=${cancel}><${CloseIcon} size=${16} /></button>
    <span class="wave" aria-hidden="true">${levels.map((level) => html`<i style=${{ '--loud': Math.max(0.1, Math.min(1, level * 3)) }}></i>`)}</span>
    <span class="length">${duration(seconds)}</span>
    <button type="button" class="send" aria-label="Send the voice memo" onClick=${send}><${SendIcon} size=${18} /></button>
  </div>`;
}
