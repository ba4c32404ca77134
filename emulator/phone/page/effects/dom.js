/** The screen effects that are made of the bubble itself. */

const placeOf = (layer, bubble) => {
  const base = layer.getBoundingClientRect();
  const { left, top, width, height } = bubble.getBoundingClientRect();
  return { left: left - base.left, top: top - base.top, width, height, base };
};

async function during(element, layer, milliseconds) {
  layer.append(element);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  element.remove();
}

/** Copies of the bubble fill the screen and fly away. */
function echo(layer, bubble) {
  const { left, top, width, base } = placeOf(layer, bubble);
  for (let count = 0; count < 26; count++) {
    const copy = bubble.cloneNode(true);
    copy.classList.add('echo');
    copy.classList.remove('tail');
    copy.style.left = `${left}px`;
    copy.style.top = `${top}px`;
    copy.style.width = `${width}px`;
    const x = Math.random() * base.width - left - width / 2;
    const y = Math.random() * base.height - top;
    const size = 0.45 + Math.random() * 0.7;
    copy.animate(
      [
        { transform: 'none', opacity: 0 },
        { transform: `translate(${x}px, ${y}px) scale(${size})`, opacity: 1, offset: 0.35 },
        { transform: `translate(${x * 1.1}px, ${y - 60}px) scale(${size})`, opacity: 1, offset: 0.75 },
        { transform: `translate(${x * 1.3}px, ${y - base.height * 0.5}px) scale(${size * 0.6})`, opacity: 0 },
      ],
      { duration: 2_600, delay: count * 45, easing: 'ease-out', fill: 'both' },
    );
    void during(copy, layer, 2_700 + count * 45);
  }
}

/** Everything goes dark but the message. */
function spotlight(layer, bubble) {
  const { left, top, width, height } = placeOf(layer, bubble);
  const light = document.createElement('div');
  light.className = 'spotlight';
  light.style.setProperty('--x', `${left + width / 2}px`);
  light.style.setProperty('--y', `${top + height / 2}px`);
  light.style.setProperty('--r', `${Math.max(width, height) * 0.62 + 20}px`);
  light.animate(
    [{ opacity: 0 }, { opacity: 1, offset: 0.12 }, { opacity: 1, offset: 0.84 }, { opacity: 0 }],
    { duration: 3_600 },
  );
  bubble.animate(
    [{ transform: 'none' }, { transform: 'scale(1.05) rotate(-1deg)' }, { transform: 'scale(1.05) rotate(1deg)' }, { transform: 'none' }],
    { duration: 3_200, easing: 'ease-in-out' },
  );
  void during(light, layer, 3_600);
}

export const domEffects = { echo, spotlight };
