import { app, dialog, protocol } from "electron";
import { Desktop } from "./desktop.ts";
import { guardPages } from "./guards.ts";
import { pageScheme } from "./page-address.ts";
import { readStartOptions } from "./start-options.ts";

/** How many words before the arguments: the program, and in a checkout the folder of the app. */
const ownWords = process.defaultApp ? 2 : 1;

function start(): void {
  let desktop: Desktop | undefined;
  app.on("second-instance", (_event, argv, workingFolder) => desktop?.show(readStartOptions(argv.slice(ownWords), workingFolder).folder));
  app.on("open-file", (event, path) => {
    event.preventDefault();
    desktop?.show(path);
  });
  app.on("activate", () => desktop?.show(undefined));
  void app
    .whenReady()
    .then(async () => {
      desktop = await Desktop.start(readStartOptions(process.argv.slice(ownWords), process.cwd()));
    })
    .catch((error: unknown) => {
      dialog.showErrorBox("Ziggy Flow cannot start", error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}

// Both count only before the system is ready.
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
guardPages(app);
app.setAppUserModelId("dev.ziggyflow.desktop");
if (app.requestSingleInstanceLock()) start();
else app.quit();
