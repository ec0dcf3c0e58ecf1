// The parts of a procedure that the law wants published, in its order (decree 63/2010, article 8). No zod: phones read it.

/** Papers and fees have lists of their own and stand at their place; what a document calls otherwise stands behind these. */
export const legalParts = [
  'sequence',
  'manner',
  'papers',
  'sets',
  'time',
  'applicant',
  'agency',
  'form',
  'result',
  'conditions',
  'fees',
  'legal-basis',
] as const;
