// A document that an administrator has chosen or pasted, as it goes to the server.

export interface ChosenDocument {
  file: string;
  /** Base64. */
  content: string;
}

export const maxDocumentBytes = 10 * 1024 * 1024;

export function readBase64(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
}

/** A pasted text is named by its first words: a draft without number and title is known by its name. */
export async function encodePasted(text: string, name: string): Promise<ChosenDocument> {
  const first = text.split('\n').find(line => line.trim() !== '') ?? '';
  const file = `${name} – ${first.trim().replace(/\s+/g, ' ').slice(0, 60)}`;
  return { file, content: await readBase64(new Blob([text])) };
}
