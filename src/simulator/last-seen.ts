/** `last_seen` as `advanced.last_seen` asks for: ISO 8601 in UTC or local time, or milliseconds since 1970. */
export function writeLastSeen(format: string, wall: number, zone: string): string | number {
  if (format === "epoch") return wall;
  return format === "ISO_8601_local" ? inZone(wall, zone) : new Date(wall).toISOString();
}

function inZone(wall: number, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(wall);
  const local = parts.replace(" ", "T");
  const offset = Math.round((Date.parse(`${local}Z`) - Math.floor(wall / 1_000) * 1_000) / 60_000);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, "0");
}
