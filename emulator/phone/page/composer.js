/** Writing: words, files, a voice memo, a place. */

import { post } from './api.js';
import { AttachMenu } from './attach.js';
import { fileData, typeOf } from './files.js';
import { CloseIcon, FileIcon, MicIcon, SendIcon } from './icons.js';
import { nameOf, serviceName } from './names.js';
import { Recorder } from './recorder.js';
import { partSummary } from './summary.js';
import { useTypingEvents } from './typingEvents.js';
import { classes, html, useEffect, useLayoutEffect, useRef, useState } from './ui.js';

const isLink = (text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

/** A file that waits to be sent. */
function Waiting({ file, drop }) {
  const [url, setUrl] = useState(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const isPhoto = typeOf(file).startsWith('image/');
  return html`<span class="waiting">
    ${isPhoto && url ? html`<img src=${url} alt=${file.name} />` : html`<span class="waiting-file"><${FileIcon} size=${22} />${file.name}</span>`}
    <button type="button" class="round" aria-label="Leave out ${file.name}" onClick=${drop}><${CloseIcon} size=${12} /></button>
  </span>`;
}

/** What the text to come is for: a reply, or a message that is edited. */
function Purpose({ label, text, clear }) {
  return html`<div class="purpose">
    <span><b>${label}</b> ${text}</span>
    <button type="button" class="round plain" aria-label="Cancel: ${label}" onClick=${clear}><${CloseIcon} size=${14} /></button>
  </div>`;
}

function Outside({ chat, person }) {
  return html`<div class="outside">
    <span>You left this conversation.</span>
    <button type="button" class="primary" onClick=${() => post('/join', { chatId: chat.id, handle: person })}>Join again</button>
  </div>`;
}

export function Composer({ phone, chat, inside, replyTo, editing, clear, sent, shareLocation }) {
  const { person } = phone;
  const [text, setText] = useState('');
  const [files, setFiles] = useState([]);
  const [recording, setRecording] = useState(false);
  const [problem, setProblem] = useState('');
  const [over, setOver] = useState(false);
  const field = useRef(null);
  const typing = useTypingEvents(chat.id, person);

  // Before the next key: it belongs to these words.
  useLayoutEffect(() => {
    if (editing) setText(editing.entry.parts[editing.part].value);
    if (editing || (replyTo && !replyTo.silent)) field.current?.focus();
  }, [editing?.id, replyTo?.id]);
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${Math.min(current.scrollHeight, 140)}px`;
  }, [text, inside, recording]);

  if (!inside) return html`<${Outside} chat=${chat} person=${person} />`;

  const add = (list) => setFiles((known) => [...known, ...list]);
  const write = async (what) => {
    const replies = replyTo ? { replyTo: replyTo.id, replyToPart: replyTo.part } : {};
    await post('/reply', { chatId: chat.id, from: person, ...replies, ...what });
  };

  async function send() {
    const trimmed = text.trim();
    if (!trimmed && files.length === 0) return;
    setProblem('');
    setText('');
    setFiles([]);
    typing.sent();
    try {
      if (editing) {
        await post('/edit', { messageId: editing.id, partIndex: editing.part, text: trimmed });
      } else {
        const media = await Promise.all(files.map(fileData));
        const content = isLink(trimmed) && media.length === 0 ? { link: trimmed } : { text: trimmed || undefined };
        await write({ ...content, media });
      }
      clear();
      sent();
    } catch (error) {
      setProblem(error.message);
      setText((since) => [trimmed, since].filter(Boolean).join('\n'));
      setFiles((since) => [...files, ...since]);
    }
  }
  async function sendMemo(file) {
    setRecording(false);
    await write({ media: [await fileData(file)], voiceMemo: true }).then(sent, ({ message }) => setProblem(message));
  }

  const onKeyDown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  };
  const onPaste = (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  };
  const onDrop = (event) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const full = text.trim() || files.length > 0;
  return html`<div
    class=${classes('composer', chat.service, over && 'over')}
    onDrop=${onDrop}
    onDragOver=${(event) => {
      event.preventDefault();
      setOver(true);
    }}
    onDragLeave=${() => setOver(false)}
  >
    ${replyTo?.entry && !replyTo.silent &&
    html`<${Purpose} label=${`Reply to ${nameOf(replyTo.entry.handle)}:`} text=${partSummary(replyTo.entry.parts[replyTo.part])} clear=${clear} />`}
    ${editing && html`<${Purpose} label="Edit" text="" clear=${() => (setText(''), clear())} />`}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${recording
      ? html`<${Recorder} done=${sendMemo} cancel=${() => setRecording(false)} failed=${(reason) => (setRecording(false), setProblem(reason))} />`
      : html`<div class="compose-line">
          <${AttachMenu} chat=${chat} person=${person} add=${add} sendMemo=${sendMemo} shareLocation=${shareLocation} write=${write} />
          <div class="field">
            ${files.length > 0 &&
            html`<div class="waiting-list">
              ${files.map((file, index) => html`<${Waiting} key=${file.name + index} file=${file} drop=${() => setFiles(files.filter((one) => one !== file))} />`)}
            </div>`}
            <textarea
              ref=${field}
              rows="1"
              aria-label="Message"
              placeholder=${serviceName(chat.service)}
              value=${text}
              onInput=${({ target }) => {
                setText(target.value);
                typing.changed(target.value);
              }}
              onKeyDown=${onKeyDown}
              onPaste=${onPaste}
              onBlur=${() => typing.stop()}
            ></textarea>
            ${full
              ? html`<button type="button" class="send" aria-label="Send" onClick=${send}><${SendIcon} size=${18} /></button>`
              : html`<button type="button" class="mic" aria-label="Record a voice memo" onClick=${() => setRecording(true)}><${MicIcon} size=${20} /></button>`}
          </div>
        </div>`}
  </div>`;
}
