import { createRoot } from "react-dom/client";
import "../ui/base.css";
import { App } from "./app.tsx";
import { connectToHost } from "./connection/connect.ts";
import { NotConnected } from "./shell/not-connected.tsx";

const element = document.getElementById("root");
if (element !== null) {
  const root = createRoot(element);
  connectToHost().then(
    (client) => root.render(<App client={client} />),
    () => root.render(<NotConnected />),
  );
}
