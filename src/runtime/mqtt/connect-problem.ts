import { longestKeepalive } from "./mqtt-settings.ts";

/** Why there is no connection, in words. */
export interface ConnectProblem {
  readonly code: ConnectProblemCode;
  readonly what: string;
  readonly remedy: string;
  /** The broker's or the system's own word, for a report: "ECONNREFUSED", "reason code 135". */
  readonly detail: string;
}

export type ConnectProblemCode =
  | "refused"
  | "host unknown"
  | "unreachable"
  | "timeout"
  | "closed"
  | "not authorised"
  | "version refused"
  | "busy"
  | "certificate"
  | "tls file"
  | "not mqtt"
  | "failed";

/** Problems that waiting alone will hardly solve: at the very first start they end the wait at once. */
export function isLasting(problem: ConnectProblem): boolean {
  return !["timeout", "closed", "busy", "failed"].includes(problem.code);
}

export interface ConnectTarget {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/**
 * Puts into words why connecting failed or a connection ended. Knows Node's network and TLS errors and the CONNACK codes of
 * MQTT 3.1.1 (1–5) and MQTT 5 (128–159).
 */
export function describeConnectError(error: unknown, target: ConnectTarget): ConnectProblem {
  const code = errorCode(error);
  const place = `${target.host}:${target.port}`;
  const message = error instanceof Error ? error.message : String(error);
  if (typeof code === "number") return refusal(code, message, place);
  const detail = code ?? message;
  const entry = code === undefined ? undefined : (networkProblems.get(code) ?? certificateProblems.get(code));
  if (entry !== undefined) return { ...entry(place, target, message), detail };
  if (/connack timeout/.test(message)) return { ...noAnswer(place), detail };
  if (/Keepalive timeout/.test(message)) {
    return {
      code: "timeout",
      what: `${place} has stopped answering`,
      remedy: `check the broker and the network; a frozen one is noticed after ${longestKeepalive * 1.5} s`,
      detail,
    };
  }
  if (code?.startsWith("ERR_SSL_") || code?.startsWith("ERR_OSSL_") || code?.startsWith("ERR_TLS_")) {
    return { code: "certificate", what: `TLS with ${place} failed: ${message}`, remedy: "check ca_crt, client_crt and client_key", detail };
  }
  return { code: "failed", what: `the connection to ${place} failed: ${message}`, remedy: "check the broker's log", detail };
}

/** The stream ended before the broker had answered at all. */
export function closedBeforeAnswer(target: ConnectTarget): ConnectProblem {
  return {
    code: "closed",
    what: `${target.host}:${target.port} closed the connection without an answer`,
    remedy: target.tls
      ? "check that this port speaks TLS, and the broker's log"
      : "check that this is the broker's MQTT port; if it demands TLS, set ca_crt (usually with port 8883)",
    detail: "closed before CONNACK",
  };
}

/** A TLS file that cannot be read. */
export function unreadableFile(key: string, path: string, error: unknown): ConnectProblem {
  const code = errorCode(error);
  const why = code === "ENOENT" ? "does not exist" : code === "EACCES" ? "may not be read by this user" : "cannot be read";
  return { code: "tls file", what: `${key}: the file ${path} ${why}`, remedy: `correct ${key} in config.toml`, detail: String(code) };
}

function refusal(reason: number, message: string, place: string): ConnectProblem {
  const detail = `reason code ${reason}`;
  switch (reason) {
    case 1:
    case 132:
      return { code: "version refused", what: `${place} does not speak this version of MQTT`, remedy: "leave out the key version", detail };
    case 4:
    case 134:
      return {
        code: "not authorised",
        what: `${place} refuses user or password`,
        remedy: "check user and password in config.toml",
        detail,
      };
    case 5:
    case 135:
    case 138:
      return {
        code: "not authorised",
        what: `${place} does not admit this client`,
        remedy: "set user and password in config.toml, and check what the broker allows this user",
        detail,
      };
    case 3:
    case 136:
    case 137:
    case 139:
    case 159:
      return { code: "busy", what: `${place} takes no connections at the moment`, remedy: "it is tried again", detail };
    case 2:
    case 133:
      return { code: "not authorised", what: `${place} refuses the client id`, remedy: "choose another client_id in config.toml", detail };
    case 142:
      return {
        code: "closed",
        what: `${place} gave this connection to another client with the same id`,
        remedy: "give each program a client_id of its own, or leave the key out",
        detail,
      };
    default:
      return { code: "failed", what: `${place} ended the connection: ${message}`, remedy: "check the broker's log", detail };
  }
}

type Described = (place: string, target: ConnectTarget, message: string) => Omit<ConnectProblem, "detail">;

function noAnswer(place: string): Omit<ConnectProblem, "detail"> {
  return { code: "timeout", what: `${place} does not answer`, remedy: "check host and port, the firewall, and that the broker runs" };
}

function notTls(place: string): Omit<ConnectProblem, "detail"> {
  return {
    code: "not mqtt",
    what: `${place} does not speak TLS`,
    remedy: "use the broker's TLS port (usually 8883), or remove ca_crt, client_crt and client_key",
  };
}

const unreachable: Described = (place) => ({
  code: "unreachable",
  what: `there is no way to ${place} from here`,
  remedy: "check the network and the address in [mqtt_server] host",
});
const reset: Described = (place, target) => ({
  code: "closed",
  what: `${place} broke the connection off`,
  remedy: target.tls ? "check that this port speaks TLS, and the broker's log" : "check the port; a TLS port does this to plain clients",
});

const networkProblems: ReadonlyMap<string, Described> = new Map<string, Described>([
  [
    "ECONNREFUSED",
    (place) => ({
      code: "refused",
      what: `nothing listens on ${place}`,
      remedy: "start the broker, or correct host and port in config.toml",
    }),
  ],
  [
    "ENOTFOUND",
    (_, target) => ({
      code: "host unknown",
      what: `the host "${target.host}" is not known`,
      remedy: "check the spelling, or use its address",
    }),
  ],
  [
    "EAI_AGAIN",
    (_, target) => ({ code: "host unknown", what: `the name "${target.host}" cannot be looked up now`, remedy: "check the network's DNS" }),
  ],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["EHOSTDOWN", unreachable],
  ["ETIMEDOUT", noAnswer],
  ["ECONNRESET", reset],
  ["EPIPE", reset],
  ["EPROTO", notTls],
  ["ERR_SSL_WRONG_VERSION_NUMBER", notTls],
  ["ERR_SSL_PACKET_LENGTH_TOO_LONG", notTls],
]);

const unknownAuthority: Described = (place) => ({
  code: "certificate",
  what: `the certificate of ${place} is signed by an authority this machine does not know`,
  remedy: "set ca_crt to the file of the authority that signed the broker's certificate",
});
const clientCertificate: Described = (place) => ({
  code: "certificate",
  what: `${place} demands a client certificate, or does not accept the one shown`,
  remedy: "set client_crt and client_key to a pair signed by the authority that the broker trusts",
});
const notPem: Described = () => ({
  code: "tls file",
  what: "a TLS file is not in PEM form",
  remedy: "ca_crt, client_crt and client_key take files that begin with -----BEGIN …-----",
});

const certificateProblems: ReadonlyMap<string, Described> = new Map<string, Described>([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", unknownAuthority],
  ["SELF_SIGNED_CERT_IN_CHAIN", unknownAuthority],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", unknownAuthority],
  ["UNABLE_TO_GET_ISSUER_CERT", unknownAuthority],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", unknownAuthority],
  ["CERT_SIGNATURE_FAILURE", unknownAuthority],
  [
    "CERT_HAS_EXPIRED",
    (place) => ({
      code: "certificate",
      what: `the certificate of ${place} has expired`,
      remedy: "renew it, and check this machine's clock",
    }),
  ],
  [
    "CERT_NOT_YET_VALID",
    (place) => ({ code: "certificate", what: `the certificate of ${place} is not valid yet`, remedy: "check this machine's clock" }),
  ],
  [
    "ERR_TLS_CERT_ALTNAME_INVALID",
    (_, target, message) => ({
      code: "certificate",
      what: `the broker's certificate is for another name than "${target.host}": ${message}`,
      remedy: "use the certificate's name as host, or set server_name to it",
    }),
  ],
  ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", clientCertificate],
  ["ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", clientCertificate],
  ["ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", clientCertificate],
  ["ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE", clientCertificate],
  ["ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE", clientCertificate],
  ["ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN", clientCertificate],
  [
    "ERR_OSSL_X509_KEY_VALUES_MISMATCH",
    () => ({ code: "tls file", what: "client_crt and client_key do not belong together", remedy: "set both to the same pair" }),
  ],
  ["ERR_OSSL_PEM_NO_START_LINE", notPem],
  ["ERR_OSSL_UNSUPPORTED", notPem],
  [
    "ERR_OSSL_BAD_DECRYPT",
    () => ({
      code: "tls file",
      what: "client_key is protected by a password",
      remedy: "store the key without one, readable by this user only",
    }),
  ],
]);

/** Node puts the codes of several tried addresses into one error: the first speaks for all. */
function errorCode(error: unknown): string | number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && (typeof error.code === "string" || typeof error.code === "number")) return error.code;
  return error instanceof AggregateError ? errorCode(error.errors[0]) : undefined;
}
