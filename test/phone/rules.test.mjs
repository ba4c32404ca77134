/** The phone's own rules, without a browser: texts, links, files, names and receipts. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linksIn, safeLink } from '../../emulator/phone/page/links.js';
import { formatHandle, initialsOf } from '../../emulator/phone/page/names.js';
import { linesOf, valueOf } from '../../emulator/phone/page/parts/lines.js';
import { titleFrom } from '../../emulator/phone/page/parts/link.js';
import { visibleTo } from '../../emulator/phone/page/rows.js';
import { runsOf } from '../../emulator/phone/page/runs.js';
import { partSummary } from '../../emulator/phone/page/summary.js';
import { duration, fileSize } from '../../emulator/phone/page/time.js';
import { wavFile } from '../../emulator/phone/page/wav.js';

describe('On the phone, without a browser', () => {
  test('a text is cut where a decoration or a web address begins or ends', () => {
    const text = 'Hi 😀 bold https://example.com/a, ok';
    const runs = runsOf(text, [{ range: [6, 10], style: 'bold' }, { range: [8, 10], animation: 'shake' }]);
    assert.equal(runs.map(({ text: piece }) => piece).join(''), text);
    assert.deepEqual(
      runs.map(({ text: piece, styles, animation, link }) => [piece, styles.join(), animation, link]),
      [
        ['Hi 😀 ', '', undefined, undefined],
        ['bo', 'bold', undefined, undefined],
        ['ld', 'bold', 'shake', undefined],
        [' ', '', undefined, undefined],
        ['https://example.com/a', '', undefined, 'https://example.com/a'],
        [', ok', '', undefined, undefined],
      ],
    );
  });

  test('a style that is not known leaves plain words, and a range beyond the text ends with it', () => {
    const runs = runsOf('plain', [{ range: [0, 5], style: 'blink' }, { range: [2, 99], animation: 'explode' }]);
    assert.deepEqual(runs.map(({ text, styles, animation }) => [text, styles, animation]), [
      ['pl', [], undefined],
      ['ain', [], 'explode'],
    ]);
  });

  test('only addresses that can do no harm become links', () => {
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'no address']) {
      assert.equal(safeLink(address), undefined, address);
    }
    assert.equal(safeLink('tel:+12025550112'), 'tel:+12025550112');
    assert.deepEqual(linksIn('(see https://example.com/x). javascript:alert(1)'), [[5, 26]]);
  });

  test('the lines of a contact card are unfolded and unescaped', () => {
    const lines = linesOf('BEGIN:VCARD\r\nFN:Ada\\, the\r\n  First\r\nitem1.TEL;type=CELL:+1202\r\nEND:VCARD');
    assert.equal(valueOf(lines, 'FN'), 'Ada, the First');
    assert.equal(valueOf(lines, 'TEL'), '+1202');
    assert.equal(valueOf(lines, 'EMAIL'), undefined);
  });

  test('a rich link gets its title from its address', () => {
    assert.equal(titleFrom('https://www.example.com/blog/ten-new_dishes.html?x=1'), 'Ten new dishes');
    assert.equal(titleFrom('https://www.example.com/'), 'Example.com');
    assert.equal(titleFrom('https://example.com/100%'), '100%');
    assert.equal(titleFrom('no address'), 'no address');
  });

  test('numbers and names are written as on a phone', () => {
    assert.equal(formatHandle('+12025550112'), '+1 (202) 555-0112');
    assert.equal(formatHandle('+442071234567'), '+442071234567');
    assert.equal(initialsOf('Ada King Lovelace'), 'AL');
    assert.equal(initialsOf('ada@example.com'), 'AC');
    assert.equal(initialsOf('+12025550112'), '');
    assert.equal(duration(67), '1:07');
    assert.equal(duration(Infinity), '0:00');
    assert.deepEqual([0, 1, 999, 1_500, 12_345_678].map(fileSize), ['0 bytes', '1 byte', '999 bytes', '1.5 KB', '12 MB']);
  });

  test('every part has a summary, also one that the page does not know', () => {
    assert.equal(partSummary({ type: 'media', contentType: 'image/png' }), 'Photo');
    assert.equal(partSummary({ type: 'media', contentType: 'audio/x-wav' }, { voiceMemo: true }), 'Voice memo');
    assert.equal(partSummary({ type: 'media', contentType: 'a/b', name: 'plan.zip' }), 'plan.zip');
    assert.equal(partSummary({ type: 'link', value: 'https://www.example.com/a' }), 'example.com');
    assert.equal(partSummary({ type: 'poll', options: [{ text: 'Tue' }, { text: 'Wed' }] }), 'Poll: Tue, Wed');
    assert.equal(partSummary({ type: 'newer', content: { type: 'app_clip' } }), 'app_clip');
    assert.equal(partSummary({ type: 'newer', content: {} }), 'Something new');
  });

  test('who joined later sees nothing from before, and who left nothing from after', () => {
    const message = (id) => ({ kind: 'message', id });
    const move = (what, handle = 'me') => ({ kind: 'notice', id: what, handle, what });
    const seen = (...entries) => visibleTo(entries, 'me').map(({ id }) => id);
    assert.deepEqual(seen(message(1), move('joined'), message(2), move('left'), message(3)), ['joined', 2, 'left']);
    assert.deepEqual(seen(message(1), move('removed'), message(2)), [1, 'removed']);
    assert.deepEqual(seen(message(1), move('joined', 'other'), message(2)), [1, 'joined', 2]);
  });

  test('a recording becomes a WAV file that Linq takes', async () => {
    const file = wavFile({ sampleRate: 8_000, getChannelData: () => Float32Array.of(0, 1, -1, 2) });
    assert.deepEqual([file.name, file.type], ['Voice memo.wav', 'audio/x-wav']);
    const bytes = Buffer.from(await file.arrayBuffer());
    assert.equal(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), 'RIFFWAVE');
    assert.equal(bytes.readUInt32LE(24), 8_000);
    assert.deepEqual([0, 1, 2, 3].map((at) => bytes.readInt16LE(44 + at * 2)), [0, 32_767, -32_767, 32_767]);
  });
});
