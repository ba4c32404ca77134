/** An animated GIF of two pages beside each other. */

import gifenc from 'gifenc';
import { PNG } from 'pngjs';

const { GIFEncoder, applyPalette, quantize } = gifenc;

/** One index of the palette stands for "as in the frame before". */
const COLOURS = 255;
const UNCHANGED = 255;
const GAP = 12;
/** A pause in which nothing happens is shown shorter than it was. */
const LONGEST = 700;
const LAST = 3_000;

/**
 * Records until `stop` is called.
 * @param {Array<() => Promise<Buffer>>} cameras each takes a PNG of one page
 * @returns {{ stop: () => Promise<Array<{ image: PNG, at: number }>> }}
 */
export function record(cameras) {
  const frames = [];
  let recording = true;
  const recorded = (async () => {
    while (recording) {
      const shots = await Promise.all(cameras.map(async (camera) => await camera()));
      frames.push({ image: sideBySide(shots.map((shot) => PNG.sync.read(shot))), at: Date.now() });
    }
  })();
  return {
    async stop() {
      recording = false;
      await recorded;
      return frames;
    },
  };
}

function sideBySide(images) {
  const width = images.reduce((sum, image) => sum + image.width + GAP, -GAP);
  const height = Math.max(...images.map((image) => image.height));
  const whole = new PNG({ width, height });
  whole.data.fill(255);
  let x = 0;
  for (const image of images) {
    const y = Math.floor((height - image.height) / 2);
    PNG.bitblt(image, whole, 0, 0, image.width, image.height, x, y);
    x += image.width + GAP;
  }
  return whole;
}

/**
 * Writes frames as a GIF that repeats for ever. Only the pixels that changed are kept of each.
 * @param {Array<{ image: PNG, at: number }>} frames
 * @returns {Buffer}
 */
export function animate(frames) {
  const kept = frames.filter(
    ({ image }, index) => index === 0 || !image.data.equals(frames[index - 1].image.data),
  );
  const palette = quantize(sample(kept), COLOURS);
  const encoder = GIFEncoder();
  let before;
  for (const [index, { image, at }] of kept.entries()) {
    const { width, height, data } = image;
    const indexes = applyPalette(data, palette);
    const shown = before
      ? indexes.map((value, pixel) => (value === before[pixel] ? UNCHANGED : value))
      : indexes;
    const next = kept[index + 1];
    encoder.writeFrame(shown, width, height, {
      palette: [...palette, ...Array(256 - palette.length).fill([0, 0, 0])],
      transparent: true,
      transparentIndex: UNCHANGED,
      dispose: 1,
      delay: next ? Math.min(next.at - at, LONGEST) : LAST,
    });
    before = indexes;
  }
  encoder.finish();
  return Buffer.from(encoder.bytes());
}

/** Pixels of the first, the middle and the last frame, for a palette that suits all of them. */
function sample(frames) {
  const chosen = [0, Math.floor(frames.length / 2), frames.length - 1].map(
    (at) => frames[at].image.data,
  );
  return new Uint8Array(Buffer.concat(chosen));
}
