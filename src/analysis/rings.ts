/**
 * The circles of a directed graph: its strongly connected parts that hold an edge. `edges` gives the successors of a vertex, by
 * number. Each part lists its vertices in ascending order (Tarjan's algorithm, without recursion).
 */
export function ringsOf(count: number, edges: (vertex: number) => readonly number[]): readonly (readonly number[])[] {
  const index = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const onStack = new Array<boolean>(count).fill(false);
  const stack: number[] = [];
  const rings: number[][] = [];
  let next = 0;

  function visit(start: number): void {
    const path = [{ vertex: start, successors: edges(start), position: 0 }];
    open(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const successor = top.successors[top.position];
      top.position += 1;
      if (successor === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) low[parent.vertex] = Math.min(low[parent.vertex] ?? 0, low[top.vertex] ?? 0);
        if (low[top.vertex] === index[top.vertex]) close(top.vertex);
      } else if (index[successor] === -1) {
        open(successor);
        path.push({ vertex: successor, successors: edges(successor), position: 0 });
      } else if (onStack[successor]) low[top.vertex] = Math.min(low[top.vertex] ?? 0, index[successor] ?? 0);
    }
  }

  function open(vertex: number): void {
    index[vertex] = next;
    low[vertex] = next;
    next += 1;
    stack.push(vertex);
    onStack[vertex] = true;
  }

  function close(vertex: number): void {
    const part: number[] = [];
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack[member] = false;
      part.push(member);
      if (member === vertex) break;
    }
    if (part.length > 1 || edges(vertex).includes(vertex)) rings.push(part.sort((a, b) => a - b));
  }

  for (let vertex = 0; vertex < count; vertex += 1) if (index[vertex] === -1) visit(vertex);
  return rings;
}
