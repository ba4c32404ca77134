/** Linq's API as n8n calls it, for tests that need no n8n. */

/** @param {{ baseUrl: string, token: string }} emulator */
export function linqApi({ baseUrl, token }) {
  async function call(method, path, body) {
    const response = await fetch(`${baseUrl}/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} gave ${response.status}: ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  return {
    call,

    /** Uploads a file and resolves with the part that sends it. */
    async upload(filename, contentType, bytes) {
      const { attachment_id, upload_url, required_headers } = await call('POST', '/attachments', {
        filename,
        content_type: contentType,
        size_bytes: bytes.length,
      });
      await fetch(upload_url, { method: 'PUT', headers: required_headers, body: bytes });
      return { type: 'media', attachment_id };
    },

    /** Sends to a chat and resolves with the message's id. */
    async send(chatId, parts, more = {}) {
      const { message } = await call('POST', `/chats/${chatId}/messages`, {
        message: { parts, ...more },
      });
      return message.id;
    },

    /** Sends a poll to a chat and resolves with the message's id. */
    async poll(chatId, texts) {
      const options = texts.map((text) => ({ text }));
      const { message_id: id } = await call('POST', `/chats/${chatId}/polls`, { poll: { options } });
      return id;
    },
  };
}

export const text = (value, text_decorations) => ({ type: 'text', value, text_decorations });
