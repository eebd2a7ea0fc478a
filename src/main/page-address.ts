/** The scheme and host that the page is served under, in the window only. */
export const pageScheme = "app";
const pageHost = "ziggy-flow";

export const pageAddress = `${pageScheme}://${pageHost}/`;

/** Whether an address is the page's own. Anything else is foreign, however similar it looks. */
export function isPageAddress(address: string): boolean {
  const url = URL.parse(address) ?? undefined;
  return url !== undefined && url.protocol === `${pageScheme}:` && url.host === pageHost && url.username === "" && url.password === "";
}
