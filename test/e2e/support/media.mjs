/** Files for tests, made here. */

import { PNG } from 'pngjs';

/** A photo of sorts: hills under a sky. */
export function photo(width = 480, height = 320) {
  const image = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      image.data.set(colourAt(x / width, y / height), (y * width + x) * 4);
    }
  }
  return PNG.sync.write(image);
}

function colourAt(x, y) {
  const sun = Math.hypot((x - 0.72) * 1.5, y - 0.3);
  if (sun < 0.09) return [255, 244, 214, 255];
  /** @type {[top: number, colour: number[]][]} */
  const ridges = [
    [0.62 + 0.07 * Math.sin(x * 7) + 0.02 * Math.sin(x * 23), [86, 98, 148]],
    [0.74 + 0.06 * Math.sin(x * 5 + 2) + 0.02 * Math.sin(x * 17), [54, 70, 112]],
    [0.86 + 0.05 * Math.sin(x * 6 + 4), [28, 42, 76]],
  ];
  const ridge = ridges.findLast(([top]) => y > top);
  if (ridge) return [...ridge[1], 255];
  const glow = Math.max(0, 1 - sun * 1.7);
  return [88 + 150 * y + 60 * glow, 112 + 70 * y + 70 * glow, 190 - 40 * y, 255].map((value) =>
    Math.min(255, Math.round(value)),
  );
}

/** Some seconds of sound that swells, as a WAV file. */
export function sound(seconds = 4) {
  const rate = 16_000;
  const samples = seconds * rate;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at++) {
    const time = at / rate;
    const swell = Math.abs(Math.sin(time * 3.1) * Math.sin(time * 1.3 + 0.6));
    wav.writeInt16LE(Math.round(9_000 * swell * Math.sin(time * 2_200)), 44 + at * 2);
  }
  return wav;
}

export const contactCard = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Grace Hopper\r\nTEL;TYPE=CELL:+12025550144\r\nEND:VCARD\r\n`;

export const calendarFile = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Dinner for two\r\nDTSTART:20260814T190000\r\nLOCATION:Chez Ada\\, Main Street\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
