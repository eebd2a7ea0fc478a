// Rules for package.json: few packages, exact versions, nothing that runs at installation.

export const mostDependencies = 15;
const exactVersion = /^(npm:(@[^/]+\/)?[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * @param {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} manifest
 * @returns {string[]} what is wrong and what to do
 */
export function checkDependencies({ dependencies = {}, devDependencies = {} }) {
  const count = Object.keys(dependencies).length;
  const tooMany =
    count > mostDependencies
      ? [
          `${count} dependencies, ${mostDependencies} at most. What only builds or tests, or runs in the renderer's bundle, is a devDependency.`,
        ]
      : [];
  const inexact = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !exactVersion.test(version))
    .map(([name, version]) => `${name} "${version}" is not an exact version. Write the one that package-lock.json holds.`);
  return [...tooMany, ...inexact];
}
