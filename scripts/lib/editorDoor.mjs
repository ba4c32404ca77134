/** The way from the phone to n8n's editor, signed in: nobody has to type the owner's password. */

import { signIn } from './n8nClient.mjs';

const NAME = 'n8n';

/**
 * Adds the door to the emulator. A browser sends a cookie to every port of its host, so n8n gets
 * the one that the emulator sets.
 * @param {{ n8n: import('./n8nProcess.mjs').N8n, install: import('./n8nInstall.mjs').N8nInstall,
 *   emulator: object }} workbench
 * @returns {(path: string) => string} the link that opens a path of the editor
 */
export function addEditorDoor({ n8n, install, emulator }) {
  emulator.addDoor(NAME, {
    label: 'Open n8n',
    help: { label: 'Publish “Answer messages”', path: '/workflow/linqAnswer' },
    async open(path) {
      // Where somebody changed the password, n8n asks for it.
      const client = await signIn(n8n, install).catch(() => undefined);
      const cookies = client ? [`${client.cookie()}; Path=/; HttpOnly; SameSite=Lax`] : [];
      return { location: n8n.url + path, cookies };
    },
  });
  return (path) => `${emulator.url}/open/${NAME}${path}`;
}
