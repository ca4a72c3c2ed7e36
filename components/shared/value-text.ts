// A value of an answer as text: never an object's, and points in time in the page's language.

/**
 * @param format writes a point in time, epoch milliseconds or ISO 8601, as a date or with its time
 * @param language that of the page; asked for only where it matters
 */
export const textOfValue = (
  value: unknown,
  format: 'date' | 'datetime' | undefined,
  language: () => string | undefined,
): string => {
  if (Array.isArray(value)) return value.map((item) => textOfValue(item, format, language)).join(', ');
  if (value === undefined || value === null || typeof value === 'object') return '';
  const moment = typeof value === 'string' ? value.trim() : value;
  // Of a yes or no, too, `Date` would make a point in time; and no other format means one.
  const isMoment = (format === 'date' || format === 'datetime') && typeof moment !== 'boolean';
  const date = new Date(isMoment ? (moment as string | number) : Number.NaN);
  if (Number.isNaN(date.getTime())) return String(value);
  // A calendar date, such as a birthday, a month or a year, is the same everywhere; it is read as midnight in UTC.
  const isCalendarDate = typeof moment === 'string' && /^\d{4}(-\d\d){0,2}$/.test(moment);
  return date.toLocaleString(language(), {
    dateStyle: 'medium',
    timeStyle: format === 'datetime' && !isCalendarDate ? 'short' : undefined,
    timeZone: isCalendarDate ? 'UTC' : undefined,
  });
};
