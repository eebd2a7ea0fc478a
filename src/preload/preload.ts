import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import { channels, type Desktop, type DesktopMessage } from "../contract/desktop.ts";
import type { Port, WireMessage } from "../contract/wire.ts";

function listenTo<Message>(channel: string, listener: (message: Message) => void): () => void {
  // The event is kept back: it would hand the page Electron's own objects.
  const receive = (_event: IpcRendererEvent, message: Message) => listener(message);
  ipcRenderer.on(channel, receive);
  return () => ipcRenderer.off(channel, receive);
}

const port: Port = {
  send: (message) => ipcRenderer.send(channels.contract, message),
  onMessage: (listener) => listenTo<WireMessage>(channels.contract, listener),
  // The main process outlives its pages.
  onClose: () => () => undefined,
};

const desktop: Desktop = {
  tell: (message) => ipcRenderer.send(channels.desktop, message),
  onTold: (listener) => listenTo<DesktopMessage>(channels.desktop, listener),
};

desktop.tell({ type: "opened" });
contextBridge.exposeInMainWorld("ziggyFlow", port);
contextBridge.exposeInMainWorld("ziggyFlowDesktop", desktop);
