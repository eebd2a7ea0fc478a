import { EventEmitter } from "node:events";

const screenArea = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = { getAllDisplays: () => [{ id: 1, bounds: screenArea, workArea: screenArea }] };

/** Every dialog is cancelled. A test that wants another answer replaces the method, as it would in Electron. */
export const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: "" }),
  showMessageBox: async (...args: readonly { readonly cancelId?: number }[]) => ({ response: args.at(-1)?.cancelId ?? 0 }),
  showErrorBox: (title: string, content: string) => process.stderr.write(`${title}: ${content}\n`),
};

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  show(): void {}
}

export const session = {
  defaultSession: { setPermissionRequestHandler() {}, setPermissionCheckHandler() {}, setDevicePermissionHandler() {} },
};

/** There is no keychain behind it. */
export const safeStorage = { isEncryptionAvailable: () => false };
