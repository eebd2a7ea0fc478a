import { describe, expect, it } from "vitest";
import { isPageAddress, pageAddress } from "./page-address.ts";

describe("isPageAddress", () => {
  it.each([pageAddress, `${pageAddress}index.html`, `${pageAddress}assets/a.js?x#y`])("takes %s for the page's own", (address) => {
    expect(isPageAddress(address)).toBe(true);
  });

  it.each([
    "",
    "no address",
    "https://ziggy-flow/",
    "app://ziggy-flow.example.com/",
    "app://ziggy-flow:80/",
    "app://ziggy-flow@example.com/",
    "app://user@ziggy-flow/",
    "app://other/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,app://ziggy-flow/",
    "about:blank",
  ])("takes %s for foreign", (address) => {
    expect(isPageAddress(address)).toBe(false);
  });
});
