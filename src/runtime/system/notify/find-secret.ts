/** Finds secrets by name; one that is asked for and not there is an error that says where to write it. */
export interface SecretFinder {
  find(named: string | undefined, usual: readonly string[]): string | undefined;
  /** Throws an `Error` in words. */
  require(named: string | undefined, usual: readonly [string, ...string[]]): string;
}

/** `named` goes before the names that are usual for a service; what is found is remembered in `used`, to be kept out of messages. */
export function secretFinder(secrets: ReadonlyMap<string, string>, used: Set<string>): SecretFinder {
  function find(named: string | undefined, usual: readonly string[]): string | undefined {
    for (const name of named === undefined ? usual : [named]) {
      // Names of environment variables know neither small letters nor hyphens.
      const secret = secrets.get(name) ?? secrets.get(name.toLowerCase().replaceAll("-", "_"));
      if (secret === undefined) continue;
      used.add(secret);
      return secret;
    }
    return undefined;
  }
  return {
    find,
    require: (named, usual) => {
      const secret = find(named, usual);
      if (secret !== undefined) return secret;
      const name = named ?? usual[0];
      const variable = `ZIGGY_FLOW_SECRET_${name.toUpperCase().replaceAll("-", "_")}`;
      throw new Error(`there is no secret "${name}": write it into secrets/secrets.json, or set ${variable}`);
    },
  };
}
