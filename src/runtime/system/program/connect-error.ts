/** Why a program got no home. Its message says what is wrong, where, and what to do. */
export class ConnectError extends Error {
  override readonly name = "ConnectError";
  /** 78 for the configuration, 1 for everything else; as of the command line. */
  readonly exitCode: 1 | 78;

  constructor(problem: { readonly what: string; readonly remedy: string; readonly where?: string }, exitCode: 1 | 78) {
    super(`${problem.where === undefined ? "" : `${problem.where}: `}${problem.what}; ${problem.remedy}`);
    this.exitCode = exitCode;
  }
}
