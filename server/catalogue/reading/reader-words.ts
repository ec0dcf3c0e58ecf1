// The words by which readers find their way. They are data, as a province writes them; nothing here is of one document.
import data from './words.json' with { type: 'json' };

export const words = data;
