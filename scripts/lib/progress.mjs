/** Shows the progress: a line that ticks on a terminal, a line now and then in a log. */

const TICK = { terminal: 1_000, log: 30_000 };

/**
 * Runs `work` under a title. `work` is given `say(detail)`, which changes what is shown behind
 * the title while it lasts.
 */
export async function step(title, work) {
  const stream = process.stdout;
  const started = Date.now();
  let detail = '';
  const line = () => [title, detail, elapsed(started)].filter(Boolean).join(' · ');
  const show = () => stream.write(stream.isTTY ? `\r\x1b[K  … ${line()}` : `  … ${line()}\n`);

  if (stream.isTTY) show();
  const timer = setInterval(show, stream.isTTY ? TICK.terminal : TICK.log);
  try {
    const result = await work((text) => {
      detail = text;
    });
    detail = '';
    stream.write(`${stream.isTTY ? '\r\x1b[K' : ''}  ✔ ${line()}\n`);
    return result;
  } catch (error) {
    stream.write(`${stream.isTTY ? '\r\x1b[K' : ''}  ✘ ${line()}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function elapsed(started) {
  const seconds = Math.round((Date.now() - started) / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
