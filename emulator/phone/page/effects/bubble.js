/** The effects of a bubble. */

const partsOf = (message) => [...message.querySelectorAll('.part')];

const animate = (frames, options) => (message) => {
  for (const part of partsOf(message)) part.animate(frames, options);
};

const drop = animate(
  [
    { transform: 'scale(3.6) rotate(-7deg)', opacity: 0, easing: 'cubic-bezier(.6,0,.9,.4)' },
    { transform: 'scale(.9)', opacity: 1, offset: 0.42 },
    { transform: 'scale(1.05)', offset: 0.6 },
    { transform: 'none' },
  ],
  { duration: 620 },
);

/** Lands so hard that everything else jumps. */
function slam(message, screen) {
  drop(message);
  for (const other of screen.querySelectorAll('.timeline .message, .timeline .notice')) {
    if (other === message) continue;
    other.animate(
      [{ transform: 'none' }, { transform: 'translateY(-7px) rotate(.6deg)' }, { transform: 'translateY(3px)' }, { transform: 'none' }],
      { duration: 330, delay: 250 },
    );
  }
}

const loud = animate(
  [
    { transform: 'scale(.4)' },
    { transform: 'scale(1.75)', offset: 0.25 },
    { transform: 'scale(1.75) rotate(-4deg)', offset: 0.35 },
    { transform: 'scale(1.75) rotate(4deg)', offset: 0.45 },
    { transform: 'scale(1.75) rotate(-4deg)', offset: 0.55 },
    { transform: 'scale(1.75) rotate(4deg)', offset: 0.65 },
    { transform: 'none' },
  ],
  { duration: 1_250, easing: 'ease-in-out' },
);

const gentle = animate(
  [
    { transform: 'scale(.34)', opacity: 0 },
    { transform: 'scale(.42)', opacity: 1, offset: 0.35 },
    { transform: 'scale(.5)', offset: 0.6 },
    { transform: 'none' },
  ],
  { duration: 2_100, easing: 'ease-in-out' },
);

/** Covered again, for those who have uncovered it. */
function invisible(message) {
  for (const cover of message.querySelectorAll('.ink')) cover.classList.remove('gone');
}

/** By the name that a message carries. */
export const bubbleEffects = { slam, loud, gentle, invisible, invisible_ink: invisible };
