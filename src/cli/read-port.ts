import { HostError } from "../host/host-error.ts";

/** The value of `--port`; undefined when it was not given. Throws a HostError for what is no port. */
export function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (text !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new HostError({ kind: "usage", where: "--port", what: `"${text}" is no port`, remedy: "write a number from 1 to 65535" });
}
