export interface ComparedLine {
  readonly side: "both" | "theirs" | "mine";
  readonly text: string;
}

/** Two texts line by line: the longest common subsequence stays, the rest belongs to one side. */
export function compareLines(theirs: string, mine: string): readonly ComparedLine[] {
  const [a, b] = [theirs.split("\n"), mine.split("\n")];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i];
    if (row === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const lines: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ side: "both", text: a[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ side: "theirs", text: a[i] ?? "" });
      i += 1;
    } else {
      lines.push({ side: "mine", text: b[j] ?? "" });
      j += 1;
    }
  }
  return lines;
}
