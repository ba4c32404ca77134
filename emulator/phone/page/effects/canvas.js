/** Draws moving things over a conversation until they are gone. */

/**
 * @param layer the element to draw over
 * @param scene makes what moves: `scene({ width, height })` gives `draw(context, seconds)`, which
 *   returns whether there is more to come
 */
export function play(layer, scene) {
  const canvas = document.createElement('canvas');
  const { width, height } = layer.getBoundingClientRect();
  const scale = Math.min(2, devicePixelRatio);
  canvas.width = width * scale;
  canvas.height = height * scale;
  layer.append(canvas);
  const context = canvas.getContext('2d');
  const draw = scene({ width, height });
  let start;
  const frame = (time) => {
    start ??= time;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    if (canvas.isConnected && draw(context, (time - start) / 1_000)) requestAnimationFrame(frame);
    else canvas.remove();
  };
  requestAnimationFrame(frame);
}
