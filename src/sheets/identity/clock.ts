/** Days and times where the user is, of a moment that is given: a choice made in the morning in China has the day that it had there. */

/** The day as an ISO date: 2026-11-20. */
export function dayOf(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** An ISO date and time with its offset: 2026-11-20T09:30:00+08:00. */
export function timestamp(now: Date): string {
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":");
  const east = -now.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60];
  return `${dayOf(now)}T${time}${east < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

const two = (n: number) => String(n).padStart(2, "0");
