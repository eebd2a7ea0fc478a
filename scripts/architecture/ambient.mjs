// Time and chance that come out of thin air: a test cannot hold them, so they are handed in.
import ts from "typescript";

const clock = "Take a Clock: clock.wakeAt, or timer() of the flow context.";

/** What is banned → what to use instead. */
export const ambientReplacements = new Map([
  ["Date.now", "Take a Clock: clock.wall() for the time of day, clock.monotonic() for spans."],
  ["new Date()", "Take a Clock: new Date(clock.wall())."],
  ["Date()", "Take a Clock: new Date(clock.wall())."],
  ["performance.now", "Take a Clock: clock.monotonic()."],
  ["process.hrtime", "Take a Clock: clock.monotonic()."],
  ["Math.random", "Take the random function as an argument."],
  ["setTimeout", clock],
  ["setInterval", clock],
  ["setImmediate", "Post to the mailbox: a turn must not depend on Node's event loop."],
]);

/** Timers of a window belong to the eye and the hand; what they show is held by tests through the store. */
const allowedInWindows = new Set(["performance.now", "setTimeout", "setInterval"]);

/** Where the machine's time and chance enter: Node's, and the browser window's. */
const entrances = ["src/runtime/system/", "src/renderer/shell/surroundings.ts"];

/** @param {string} file @param {string} name */
export function isAllowedIn(file, name) {
  return entrances.some((entrance) => file.startsWith(entrance)) || (/^src\/(ui|renderer)\//.test(file) && allowedInWindows.has(name));
}

/** The banned thing this node uses, as named in `ambientReplacements`. @param {ts.Node} node @returns {string | undefined} */
export function ambientName(node) {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    return known(`${node.expression.text}.${node.name.text}`);
  }
  if (ts.isNewExpression(node) && isNamed(node.expression, "Date")) return (node.arguments?.length ?? 0) === 0 ? "new Date()" : undefined;
  if (ts.isCallExpression(node) && isNamed(node.expression, "Date")) return "Date()";
  if (ts.isIdentifier(node) && isGlobalUse(node)) return known(node.text);
  return undefined;
}

/** @param {string} name */
function known(name) {
  return ambientReplacements.has(name) ? name : undefined;
}

/** @param {ts.Node} node @param {string} name */
function isNamed(node, name) {
  return ts.isIdentifier(node) && node.text === name;
}

/** False for `clock.setTimeout`, for members and parameters of that name, and where it is only declared. @param {ts.Identifier} node */
function isGlobalUse(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node || isNamed(parent.expression, "globalThis");
  if (ts.isImportSpecifier(parent)) return true;
  return (
    ts.isCallExpression(parent) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node)
  );
}
