/** Files on their way from the browser to the emulator. */

/** Types by extension, where browsers say nothing or something else than Linq. */
const types = {
  vcf: 'text/vcard',
  ics: 'text/calendar',
  m4a: 'audio/x-m4a',
  wav: 'audio/x-wav',
  caf: 'audio/x-caf',
  heic: 'image/heic',
  md: 'text/markdown',
  csv: 'text/csv',
  mov: 'video/quicktime',
};

export function typeOf({ name, type }) {
  return types[name.split('.').pop().toLowerCase()] ?? (type || 'application/octet-stream');
}

/** A file as the admin side takes it; its bytes in base64. */
export async function fileData(file) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { filename: file.name, contentType: typeOf(file), data: url.slice(url.indexOf(',') + 1) };
}
