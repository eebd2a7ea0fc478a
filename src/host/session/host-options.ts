/** What a person asked for besides the flows: the common options of the command line. */
export interface HostOptions {
  /** Another configuration file than the project's. */
  readonly config?: string | undefined;
  /** A file with the payload of `bridge/devices`: no broker is needed. */
  readonly devices?: string | undefined;
  readonly broker?: string | undefined;
  readonly baseTopic?: string | undefined;
  /** A simulated home: a file or folder, or "" for the one that suits the flows. Undefined: the real home. */
  readonly simulate?: string | undefined;
}
