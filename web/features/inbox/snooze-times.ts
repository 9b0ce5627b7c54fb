/** The moments that "later" usually means, in the viewer's zone: mornings at nine. */
export function snoozeTimes(now: Date): { inAnHour: Date; tomorrow: Date; nextWeek: Date } {
  const morning = (daysAhead: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysAhead, 9, 0, 0, 0);
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return { inAnHour: new Date(now.getTime() + 3_600_000), tomorrow: morning(1), nextWeek: morning(untilMonday) };
}

/** What `<input type="datetime-local">` takes: local time without a zone. */
export function toLocalInput(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
