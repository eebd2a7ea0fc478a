/** Whether an MQTT topic matches a filter with `+` and `#` (MQTT 3.1.1, section 4.7; `$…` topics match no leading wildcard). */
export function topicMatches(filter: string, topic: string): boolean {
  if (filter === topic) return !hasWildcard(filter);
  const wanted = filter.split("/");
  const given = topic.split("/");
  if (topic.startsWith("$") && (wanted[0] === "+" || wanted[0] === "#")) return false;
  for (const [index, part] of wanted.entries()) {
    if (part === "#") return true;
    if (index >= given.length || (part !== "+" && part !== given[index])) return false;
  }
  return wanted.length === given.length;
}

export function hasWildcard(filter: string): boolean {
  return filter.includes("+") || filter.includes("#");
}

const longestTopic = 65_535;

/** Why this cannot be a topic to publish to; undefined when it can. */
export function topicProblem(topic: string): string | undefined {
  if (topic === "") return "the topic is empty";
  if (hasWildcard(topic)) return "a topic to publish to holds no + or #";
  if (topic.includes("\u0000")) return "a topic holds no NUL character";
  // UTF-8 takes at most three bytes for each UTF-16 unit: exact enough where only absurd topics come near.
  if (topic.length * 3 > longestTopic) return "the topic is too long";
  return undefined;
}
