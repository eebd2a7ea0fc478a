import type { IpcMainEvent, WebContents } from "electron";
import { Emitter } from "../base/emitter.ts";
import { channels, type DesktopMessage, type PageMessage, readPageMessage } from "../contract/desktop.ts";
import { type Port, readCall, type WireMessage } from "../contract/wire.ts";
import { isPageAddress } from "./page-address.ts";

export interface PageLineOptions {
  readonly contents: WebContents;
  /** Takes the host's end of the contract's line, once for every page that begins. */
  readonly attach: (port: Port) => void;
  readonly onMessage: (message: PageMessage) => void;
}

/**
 * The one door between a window's page and the main process. Only messages of the page's own main frame pass, and only
 * those that have the form of a call or of a page's message.
 */
export class PageLine {
  readonly #options: PageLineOptions;
  readonly #calls = new Emitter<WireMessage>();
  #close: () => void = () => undefined;

  constructor(options: PageLineOptions) {
    this.#options = options;
    this.#receive(channels.contract, (value) => {
      const call = readCall(value);
      if (call !== undefined) this.#calls.emit(call);
    });
    this.#receive(channels.desktop, (value) => {
      const message = readPageMessage(value);
      if (message?.type === "opened") this.#open();
      if (message !== undefined) options.onMessage(message);
    });
    options.contents.once("destroyed", () => this.#close());
  }

  tell(message: DesktopMessage): void {
    this.#send(channels.desktop, message);
  }

  #receive(channel: string, listener: (value: unknown) => void): void {
    this.#options.contents.ipc.on(channel, (event: IpcMainEvent, value: unknown) => {
      if (isOwnFrame(event)) listener(value);
    });
  }

  #send(channel: string, message: WireMessage | DesktopMessage): void {
    const { contents } = this.#options;
    if (!contents.isDestroyed()) contents.send(channel, message);
  }

  /** A page has begun: whoever served the one before lets go of it. */
  #open(): void {
    this.#close();
    const closing = new Emitter<void>();
    this.#close = () => closing.emit();
    this.#options.attach({
      send: (message) => this.#send(channels.contract, message),
      onMessage: (listener) => {
        const stop = this.#calls.on(listener);
        closing.on(stop);
        return stop;
      },
      onClose: (listener) => closing.on(listener),
    });
  }
}

function isOwnFrame({ senderFrame }: IpcMainEvent): boolean {
  // No frame: it has gone elsewhere or away since it sent.
  return senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url);
}
