/** The effects that are made of many small things. */

const between = (low, high) => low + Math.random() * (high - low);
const some = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const oneOf = (list) => list[Math.floor(Math.random() * list.length)];

const colors = ['#ff3b5c', '#ffb400', '#34c759', '#0a84ff', '#af52de', '#ff7ad9', '#00c7be'];

/** 1 while something lasts, then down to 0 within `fade` seconds. */
const fading = (time, end, fade) => Math.max(0, Math.min(1, (end - time) / fade));

function confetti({ width, height }) {
  const pieces = some(170, () => ({
    x: between(0, width),
    y: between(-height * 0.9, -20),
    fall: between(190, 330),
    sway: between(12, 40),
    turn: between(2, 7),
    phase: between(0, 6.3),
    size: between(7, 13),
    color: oneOf(colors),
  }));
  return (context, time) => {
    for (const { x, y, fall, sway, turn, phase, size, color } of pieces) {
      context.save();
      context.translate(x + Math.sin(time * 2.2 + phase) * sway, y + fall * time);
      context.rotate(time * turn + phase);
      context.scale(1, Math.cos(time * turn * 1.3 + phase));
      context.globalAlpha = fading(time, 4.6, 0.8);
      context.fillStyle = color;
      context.fillRect(-size / 2, -size / 3, size, size * 0.66);
      context.restore();
    }
    return time < 4.6;
  };
}

function fireworks({ width, height }) {
  const bursts = some(7, (index) => ({
    at: index * 0.45,
    x: between(width * 0.15, width * 0.85),
    y: between(height * 0.12, height * 0.5),
    color: oneOf(colors),
    sparks: some(56, () => ({ angle: between(0, 6.283), speed: between(30, 165) })),
  }));
  return (context, time) => {
    context.globalAlpha = 0.72 * Math.min(1, time * 3) * fading(time, 4.8, 0.8);
    context.fillStyle = '#04040c';
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'lighter';
    for (const { at, x, y, color, sparks } of bursts) {
      const age = time - at;
      if (age < 0 || age > 1.8) continue;
      context.globalAlpha = fading(age, 1.8, 1.3);
      context.fillStyle = color;
      const spread = 1 - Math.exp(-2.6 * age);
      for (const { angle, speed } of sparks) {
        context.beginPath();
        context.arc(x + Math.cos(angle) * speed * spread, y + Math.sin(angle) * speed * spread + 46 * age * age, 1.8, 0, 7);
        context.fill();
      }
    }
    context.globalCompositeOperation = 'source-over';
    return time < 4.8;
  };
}

function lasers({ width, height }) {
  const beams = some(16, (index) => ({
    hue: (index * 47) % 360,
    from: between(0, width),
    swing: between(0.5, 1.3),
    speed: between(1.2, 2.6),
    phase: between(0, 6.3),
  }));
  return (context, time) => {
    const strength = Math.min(1, time * 2) * fading(time, 4, 0.7);
    context.globalAlpha = 0.78 * strength;
    context.fillStyle = '#020008';
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'lighter';
    for (const { hue, from, swing, speed, phase } of beams) {
      const angle = Math.PI / 2 + Math.sin(time * speed + phase) * swing;
      const light = strength * (0.5 + 0.5 * Math.sin(time * 5 + phase));
      context.strokeStyle = `hsl(${hue + time * 40} 100% 60%)`;
      context.beginPath();
      context.moveTo(from, height + 10);
      context.lineTo(from + Math.cos(angle) * height * 1.6, height - Math.sin(angle) * height * 1.6);
      // A bright core in a glow; a blurred shadow would take too long for a slow machine.
      for (const [lineWidth, share] of [[14, 0.14], [6, 0.3], [2, 1]]) {
        context.lineWidth = lineWidth;
        context.globalAlpha = light * share;
        context.stroke();
      }
    }
    context.globalCompositeOperation = 'source-over';
    return time < 4;
  };
}

function star(context, size) {
  context.beginPath();
  for (let point = 0; point < 8; point++) {
    const reach = point % 2 ? size * 0.22 : size;
    context.lineTo(Math.cos((point * Math.PI) / 4) * reach, Math.sin((point * Math.PI) / 4) * reach);
  }
  context.fill();
}

function sparkles({ width, height }) {
  const sparks = some(150, () => ({
    at: between(0, 2.8),
    life: between(0.7, 1.5),
    x: width * 0.97,
    y: height * 0.1,
    angle: between(1.75, 3.5),
    speed: between(80, width * 1.15),
    size: between(4, 12),
    turn: between(-3, 3),
  }));
  return (context, time) => {
    for (const { at, life, x, y, angle, speed, size, turn } of sparks) {
      const age = (time - at) / life;
      if (age < 0 || age > 1) continue;
      const way = speed * (1 - (1 - age) ** 2);
      context.save();
      context.translate(x + Math.cos(angle) * way, y + Math.sin(angle) * way + 130 * age * age);
      context.rotate(turn * age);
      context.globalAlpha = Math.sin(age * Math.PI);
      context.fillStyle = age < 0.5 ? '#ffe9a6' : '#ffbf3f';
      star(context, size);
      context.restore();
    }
    return time < 4.4;
  };
}

function heart(context, size) {
  context.beginPath();
  context.moveTo(0, size * 0.9);
  context.bezierCurveTo(-size * 1.5, -size * 0.1, -size * 0.8, -size * 1.15, 0, -size * 0.42);
  context.bezierCurveTo(size * 0.8, -size * 1.15, size * 1.5, -size * 0.1, 0, size * 0.9);
  context.fill();
}

function hearts({ width, height }) {
  const all = some(26, (index) => ({
    at: index * 0.09,
    x: between(width * 0.08, width * 0.92),
    sway: between(10, 32),
    size: index === 0 ? 74 : between(10, 30),
    speed: between(150, 260),
    hue: between(338, 362),
  }));
  all[0] = { ...all[0], x: width / 2, sway: 10, speed: 165 };
  return (context, time) => {
    for (const { at, x, sway, size, speed, hue } of all) {
      const age = time - at;
      if (age < 0) continue;
      const grown = Math.min(1, age * 2.5);
      context.save();
      context.translate(x + Math.sin(age * 2.4 + x) * sway, height + size - speed * age);
      context.rotate(Math.sin(age * 2 + x) * 0.18);
      context.globalAlpha = 0.94 * fading(time, 5, 0.8);
      const fill = context.createLinearGradient(0, -size, 0, size);
      fill.addColorStop(0, `hsl(${hue} 100% 68%)`);
      fill.addColorStop(1, `hsl(${hue - 8} 92% 48%)`);
      context.fillStyle = fill;
      heart(context, size * grown);
      context.restore();
    }
    return time < 5;
  };
}

function balloons({ width, height }) {
  const all = some(17, () => ({
    x: between(24, width - 24),
    below: between(30, height * 0.7),
    speed: between(170, 270),
    sway: between(8, 26),
    size: between(20, 38),
    color: oneOf(colors),
  }));
  return (context, time) => {
    for (const { x, below, speed, sway, size, color } of all) {
      const left = x + Math.sin(time * 1.8 + below) * sway;
      const top = height + below - speed * time;
      context.save();
      context.translate(left, top);
      context.globalAlpha = 0.93;
      context.strokeStyle = '#8888';
      context.beginPath();
      context.moveTo(0, size * 1.2);
      context.quadraticCurveTo(9, size * 2, Math.sin(time * 3 + below) * 8, size * 3);
      context.stroke();
      const fill = context.createRadialGradient(-size * 0.3, -size * 0.4, size * 0.1, 0, 0, size * 1.3);
      fill.addColorStop(0, '#fff');
      fill.addColorStop(0.24, color);
      fill.addColorStop(1, color);
      context.fillStyle = fill;
      context.beginPath();
      context.ellipse(0, 0, size * 0.88, size * 1.1, 0, 0, 7);
      context.fill();
      context.beginPath();
      context.moveTo(-4, size * 1.22);
      context.lineTo(0, size * 1.06);
      context.lineTo(4, size * 1.22);
      context.fill();
      context.restore();
    }
    return time < 7 && all.some(({ below, speed, size }) => height + below - speed * time > -size * 4);
  };
}

/** By the name that a message carries. */
export const particles = { confetti, fireworks, lasers, sparkles, hearts, balloons };
