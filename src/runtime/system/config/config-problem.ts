/** What is wrong with the configuration, and what to do. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  /** The file, with line and column or the key: `config.toml, [mqtt_server] port`. */
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
}

export type ConfigProblemCode =
  | "configuration missing"
  | "unreadable"
  | "syntax"
  | "key missing"
  | "wrong type"
  | "out of range"
  | "file missing"
  | "contradiction"
  | "unknown key"
  | "insecure";
