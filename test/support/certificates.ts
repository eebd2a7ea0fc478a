import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Paths of PEM files, made for one test run. */
export interface Certificates {
  readonly authority: string;
  /** For the names localhost and broker.test and the address 127.0.0.1. */
  readonly server: KeyPair;
  /** Valid names, but expired yesterday. */
  readonly expired: KeyPair;
  readonly client: KeyPair;
  /** Another authority, which signed nothing here. */
  readonly stranger: string;
  remove(): Promise<void>;
}

export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority, and certificates for a broker and a client, with openssl. Takes about half a second. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), "ziggy-flow-certificates-"));
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): Promise<unknown> => run("openssl", args, { cwd: folder });

  async function authority(name: string): Promise<string> {
    await openssl(...newKey(name), "-x509", "-days", "2", "-subj", `/CN=${name}`, "-out", path(`${name}.crt`));
    return path(`${name}.crt`);
  }
  async function signed(name: string, names: string, period: readonly string[] = ["-days", "2"]): Promise<KeyPair> {
    await openssl(...newKey(name), "-subj", `/CN=${name}`, "-out", path(`${name}.csr`));
    await writeFile(path(`${name}.ext`), names);
    await openssl(
      ...["x509", "-req", "-in", path(`${name}.csr`), "-CA", path("authority.crt"), "-CAkey", path("authority.key"), "-CAcreateserial"],
      ...["-out", path(`${name}.crt`), "-extfile", path(`${name}.ext`), ...period],
    );
    return { certificate: path(`${name}.crt`), key: path(`${name}.key`) };
  }
  function newKey(name: string): string[] {
    return ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path(`${name}.key`)];
  }

  const names = "subjectAltName=DNS:localhost,DNS:broker.test,IP:127.0.0.1";
  return {
    authority: await authority("authority"),
    server: await signed("server", names),
    expired: await signed("expired", names, ["-days", "-1"]),
    client: await signed("client", "extendedKeyUsage=clientAuth"),
    stranger: await authority("stranger"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
