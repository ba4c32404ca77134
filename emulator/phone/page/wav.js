/** A sound as a WAV file: what browsers record is in none of the formats that Linq takes. */

const HEADER = 44;

export function wavFile(sound) {
  const samples = sound.getChannelData(0);
  const view = new DataView(new ArrayBuffer(HEADER + samples.length * 2));
  const write = (at, text) => [...text].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  write(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sound.sampleRate, true);
  view.setUint32(28, sound.sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => {
    const level = Math.max(-1, Math.min(1, sample));
    view.setInt16(HEADER + index * 2, level * 32_767, true);
  });
  return new File([view], 'Voice memo.wav', { type: 'audio/x-wav' });
}
