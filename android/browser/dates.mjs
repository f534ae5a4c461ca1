// Days reckoned from the machine's today, typed as the app asks for them.

/** Today, as this machine has it. */
export const today = new Date();

/** The day so many days ago. */
export function daysAgo(days) {
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - days);
}

/** The day so many whole months ago: the same day of the month, or the month's last. */
export function monthsAgo(months) {
  const first = new Date(today.getFullYear(), today.getMonth() - months, 1);
  const length = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
  return new Date(first.getFullYear(), first.getMonth(), Math.min(today.getDate(), length));
}

/** The digits of dd-mm-yyyy: the field puts the dashes. */
export function digits(day) {
  return typed(day).replaceAll('-', '');
}

/** dd-mm-yyyy. */
export function typed(day) {
  const two = (number) => String(number).padStart(2, '0');
  return `${two(day.getDate())}-${two(day.getMonth() + 1)}-${day.getFullYear()}`;
}
