// A day of the catalogue as it is written in Vietnam.

/** "2022-09-08" → "08/09/2022" */
export const formatDay = (day: string): string => day.split('-').reverse().join('/');
