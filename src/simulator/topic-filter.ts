/**
 * Whether an MQTT topic filter takes a topic: `+` is one level, a final `#` any number of further levels including none.
 * Wildcards in the first level do not take topics that start with `$` (MQTT 3.1.1, 4.7.2).
 */
export function matchesFilter(filter: string, topic: string): boolean {
  if (filter === topic) return !filter.includes("+") && !filter.includes("#");
  const wanted = filter.split("/");
  const levels = topic.split("/");
  if (topic.startsWith("$") && (wanted[0] === "+" || wanted[0] === "#")) return false;
  for (const [index, level] of wanted.entries()) {
    if (level === "#") return true;
    if (index >= levels.length) return false;
    if (level !== "+" && level !== levels[index]) return false;
  }
  return wanted.length === levels.length;
}

export function hasWildcard(filter: string): boolean {
  return filter.includes("+") || filter.includes("#");
}
