// The parts of a procedure that the law wants published, in its order (decree 63/2010, article 8). The file imports no zod,
// because phones load it.

/** Papers and fees are lists of their own and appear at their place; parts with another name follow after these. */
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
