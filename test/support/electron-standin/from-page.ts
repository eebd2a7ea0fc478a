/** What the page's side tells the main process. */
export type FromPage =
  | { readonly type: "send"; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: "open"; readonly url: string }
  | { readonly type: "failed"; readonly message: string };
