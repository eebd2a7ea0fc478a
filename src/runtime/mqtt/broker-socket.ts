import { Buffer } from "node:buffer";
import { readFile } from "node:fs/promises";
import { connect as connectPlain, isIP, type OnReadOpts, type Socket } from "node:net";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { err, ok, type Result } from "../../base/result.ts";
import { type ConnectProblem, unreadableFile } from "./connect-problem.ts";
import type { MqttSettings, TlsSettings } from "./mqtt-settings.ts";

/**
 * Receives what has come; the bytes are only lent until it returns. `full`: the buffer was filled, so more is waiting. False
 * stops reading until the socket is resumed.
 */
export type ReadHandler = (bytes: Buffer, full: boolean) => boolean;

/** Begins connecting; what goes wrong comes as the socket's `error`. Throws what Node throws for unusable TLS files. */
export type SocketOpener = (onRead: ReadHandler) => Socket;

const readBufferSize = 64 * 1024;

/** One buffer for all reads, instead of a new one for each. */
function reading(onRead: ReadHandler): { readonly onread: OnReadOpts } {
  const buffer = Buffer.allocUnsafeSlow(readBufferSize);
  return { onread: { buffer, callback: (length) => onRead(buffer.subarray(0, length), length === readBufferSize) } };
}

/** Reads what the connection needs from disk. */
export async function prepareSocket(settings: MqttSettings): Promise<Result<SocketOpener, ConnectProblem>> {
  const { host, port, tls } = settings;
  if (tls === undefined) return ok((onRead) => connectPlain({ host, port, noDelay: true, ...reading(onRead) }));
  const files = await readTlsFiles(tls);
  if (!files.ok) return files;
  const options: ConnectionOptions = { ...files.value, host, port, rejectUnauthorized: tls.verify !== false };
  // An address cannot be asked for by name (RFC 6066, section 3).
  const serverName = tls.serverName ?? (isIP(host) === 0 ? host : undefined);
  if (serverName !== undefined) options.servername = serverName;
  return ok((onRead) => connectTls({ ...options, ...reading(onRead) }).setNoDelay(true));
}

type TlsFiles = Pick<ConnectionOptions, "ca" | "cert" | "key">;

async function readTlsFiles(tls: TlsSettings): Promise<Result<TlsFiles, ConnectProblem>> {
  const files: TlsFiles = {};
  for (const [option, key, path] of [
    ["ca", "ca_crt", tls.authorityFile],
    ["cert", "client_crt", tls.certificateFile],
    ["key", "client_key", tls.keyFile],
  ] as const) {
    if (path === undefined) continue;
    try {
      files[option] = await readFile(path);
    } catch (error) {
      return err(unreadableFile(key, path, error));
    }
  }
  return ok(files);
}
