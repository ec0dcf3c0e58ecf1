// Groups of roles that many calls are open to.

/** Staff at a counter. */
export const officers = ['officer', 'supervisor'] as const;
/** Everybody who signs in, except that `senior` alone only adds the right to call out of order. */
export const staff = ['officer', 'supervisor', 'admin'] as const;
