/** A topic has at most 65,535 bytes (MQTT 3.1.1, 1.5.3), and a UTF-16 unit takes up to three. */
const longestTopic = 65_535 / 3;

/** What is wrong with a topic to publish on; undefined when nothing is. */
export function topicProblem(topic: string): string | undefined {
  if (/[+#]/.test(topic)) return "must not hold + or #";
  return commonProblem(topic);
}

/** What is wrong with a topic to listen to, in which `+` and `#` are wildcards. */
export function topicFilterProblem(filter: string): string | undefined {
  const levels = filter.split("/");
  if (levels.some((level) => level.includes("+") && level !== "+")) return "may have + only as a whole word between slashes";
  if (levels.some((level, index) => level.includes("#") && (level !== "#" || index < levels.length - 1)))
    return "may have # only at its end";
  return commonProblem(filter);
}

function commonProblem(topic: string): string | undefined {
  if (topic === "") return "must not be empty";
  if (/[\0\p{Surrogate}]/u.test(topic)) return "must be plain text";
  return topic.length > longestTopic ? "is too long" : undefined;
}
