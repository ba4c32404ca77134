/** Calls of the emulator's admin side. */

async function bodyOf(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Error(body?.error ?? `The emulator said ${response.status}`);
  return body;
}

export const get = async (path) => await bodyOf(await fetch(`/_emulator${path}`));

export const post = async (path, body = {}) =>
  await bodyOf(
    await fetch(`/_emulator${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

export const remove = async (path) =>
  await bodyOf(await fetch(`/_emulator${path}`, { method: 'DELETE' }));
