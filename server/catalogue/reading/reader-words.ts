// The words and phrases by which readers recognise the parts of a document. They are data in words.json, common to all documents.
import data from './words.json' with { type: 'json' };

export const words = data;
