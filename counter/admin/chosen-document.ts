// Encodes a document that an administrator has chosen or pasted, so that it can be sent to the server.

export interface ChosenDocument {
  /** The name of the file. */
  file: string;
  /** Base64. */
  content: string;
}

export const maxDocumentBytes = 10 * 1024 * 1024;

/** @throws DOMException when the file cannot be read */
export function readBase64(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
}

/** Names a pasted text by its first words, because the name identifies a draft that has neither number nor title. */
export async function encodePasted(text: string, name: string): Promise<ChosenDocument> {
  const first = text.split('\n').find(line => line.trim() !== '') ?? '';
  const file = `${name} – ${first.trim().replace(/\s+/g, ' ').slice(0, 60)}`;
  return { file, content: await readBase64(new Blob([text])) };
}
