// From bytes to text: the encodings in which Vietnamese documents are kept.

export interface Decoded {
  text: string;
  encoding: string;
  /** The encoding was guessed, and it loses something. */
  doubtful: boolean;
}

/** Null: the bytes are no text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8', doubtful: false };
}
