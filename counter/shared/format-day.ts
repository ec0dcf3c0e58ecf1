// Writes a calendar day the Vietnamese way.

/** Returns "08/09/2022" for "2022-09-08". */
export const formatDay = (day: string): string => day.split('-').reverse().join('/');
