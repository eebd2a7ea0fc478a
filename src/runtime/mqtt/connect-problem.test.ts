import { describe, expect, it } from "vitest";
import { describeConnectError, isLasting } from "./connect-problem.ts";

const target = { host: "broker.local", port: 1883, tls: false };

function failure(code: string | number, message = ""): Error {
  return Object.assign(new Error(message), { code });
}

describe("describeConnectError", () => {
  it.each([
    ["ECONNREFUSED", "refused", true],
    ["ENOTFOUND", "host unknown", true],
    ["EAI_AGAIN", "host unknown", true],
    ["EHOSTUNREACH", "unreachable", true],
    ["ETIMEDOUT", "timeout", false],
    ["ECONNRESET", "closed", false],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate", true],
    ["SELF_SIGNED_CERT_IN_CHAIN", "certificate", true],
    ["CERT_HAS_EXPIRED", "certificate", true],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate", true],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "not mqtt", true],
    ["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED", "certificate", true],
    ["ERR_SSL_SOMETHING_NEW", "certificate", true],
    ["ERR_OSSL_PEM_NO_START_LINE", "tls file", true],
    ["ERR_OSSL_X509_KEY_VALUES_MISMATCH", "tls file", true],
    [1, "version refused", true],
    [2, "not authorised", true],
    [3, "busy", false],
    [4, "not authorised", true],
    [5, "not authorised", true],
    [134, "not authorised", true],
    [135, "not authorised", true],
    [136, "busy", false],
    [142, "closed", false],
    [199, "failed", false],
  ] as const)("puts %s into words: %s", (code, expected, lasting) => {
    const problem = describeConnectError(failure(code, "raw words"), target);
    expect(problem.code).toBe(expected);
    expect(problem.what).not.toBe("");
    expect(problem.remedy).not.toBe("");
    expect(isLasting(problem)).toBe(lasting);
  });

  it.each([
    [new Error("connack timeout"), "timeout"],
    [new Error("Keepalive timeout"), "timeout"],
    [new Error("something else"), "failed"],
    ["a thrown text", "failed"],
    [new AggregateError([failure("ECONNREFUSED")], ""), "refused"],
  ])("understands %s", (error, expected) => {
    expect(describeConnectError(error, target).code).toBe(expected);
  });
});
