/** The first barrier that a movement reaches, or undefined. Starting at one is not reaching it. */
export function firstBarrier(barriers: readonly number[], from: number, to: number): number | undefined {
  if (to > from) return lowestOf(barriers.filter((barrier) => from < barrier && barrier <= to));
  const below = barriers.filter((barrier) => to <= barrier && barrier < from);
  return below.length === 0 ? undefined : Math.max(...below);
}

function lowestOf(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
