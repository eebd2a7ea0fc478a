import { extname } from "node:path";
import type { BrowserWindow, Dialog } from "electron";
import type { Shell } from "../host/editor/editor-host.ts";
import { writeProjectFile } from "../host/project/write.ts";

const fileTypes = new Map([
  [".ts", "TypeScript"],
  [".svg", "Picture"],
]);

/** The dialogs that the host asks for. `window`: the one they belong to, while there is one. */
export function createDesktopShell(dialog: Dialog, window: () => BrowserWindow | undefined): Pick<Shell, "chooseFolder" | "saveExport"> {
  return {
    chooseFolder: async () => {
      const options = { title: "Open project", properties: ["openDirectory" as const, "createDirectory" as const] };
      const parent = window();
      const { filePaths } = await (parent === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      return filePaths[0];
    },
    saveExport: async (name, text) => {
      const extension = extname(name);
      const filters = [{ name: fileTypes.get(extension) ?? "File", extensions: [extension.slice(1) || "*"] }];
      const options = { title: "Export", defaultPath: name, filters };
      const parent = window();
      const { canceled, filePath } = await (parent === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === "") return undefined;
      await writeProjectFile(filePath, text);
      return filePath;
    },
  };
}
