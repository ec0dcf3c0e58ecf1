// The error that tells whoever sets the office up what is wrong, in one sentence.
/** A mistake of whoever set the office up: shown as one sentence, exit code 1. */
export class SetupError extends Error {}
