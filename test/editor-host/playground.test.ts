import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { done, openTestEditor, type TestEditor } from "./support.ts";

const motion = "0x00158d00de216713";
const lamp = "0x842e14ff5624d239";

let editor: TestEditor;
beforeEach(async () => {
  editor = await openTestEditor();
});
afterEach(() => editor.close());

describe("the playground", () => {
  it("is a project with the shipped flows of its home", async () => {
    const project = done(await editor.client.openPlayground({ home: "small" }));
    expect(project).toMatchObject({ source: { type: "simulated", home: "small" }, untrusted: [] });
    expect(project.flows.map(({ id, title }) => `${id}: ${title}`)).toEqual(["hall-light: Hall light", "remote: Remote"]);
    expect(done(await editor.client.getSession({})).project?.folder).toBe(project.folder);
  });

  it.each([
    [
      "typical",
      [
        "bathroom-fan",
        "curtain-by-sun",
        "door-left-open",
        "heating-at-night",
        "leak-alarm",
        "light-by-web",
        "machine-finished",
        "motion-light",
        "night-light",
        "presence-simulation",
        "remote-to-lamp",
        "wake-up-light",
        "window-heating",
      ],
    ],
    ["large", []],
  ] as const)("of the %s home has what is bound to that", async (home, flows) => {
    expect(done(await editor.client.openPlayground({ home })).flows.map(({ id }) => id)).toEqual(flows);
  });

  it("of the example home is that project, and all of it runs", async () => {
    const { flows, source, untrusted } = done(await editor.client.openPlayground({ home: "example" }));
    expect([source, untrusted]).toEqual([{ type: "simulated", home: "example" }, []]);
    const ids = flows.map(({ id }) => id).filter((id) => !id.includes("/"));
    expect(ids).toEqual(expect.arrayContaining(["bedroom", "everything-off", "leak-alarm", "white"]));
    expect(done(await editor.client.runFlows({})).failed).toEqual([]);
  });

  it("stays as it was left", async () => {
    done(await editor.client.openPlayground({ home: "small" }));
    done(await editor.client.deleteFlow({ id: "remote" }));
    done(await editor.client.createFlow({ title: "Mine" }));
    const again = done(await editor.client.openPlayground({ home: "small" }));
    expect(again.flows.map(({ id }) => id)).toEqual(["hall-light", "mine"]);
  });

  it("shows a home with states", async () => {
    done(await editor.client.openPlayground({ home: "small" }));
    const { home, broker, bridge } = done(await editor.client.getHome({}));
    expect([home.devices.length, broker, bridge]).toEqual([13, "connected", "online"]);
    const states = done(await editor.client.getStates({}));
    expect(states.find(({ address }) => address === lamp)).toMatchObject({ availability: "online", state: { state: expect.any(String) } });
  });

  it("runs a flow: motion in the dark switches the lamp on", async () => {
    done(await editor.client.openPlayground({ home: "small" }));
    done(await editor.client.setDevice({ address: lamp, payload: { state: "OFF" } }));
    await editor.until(() => editor.states.get(lamp)?.state.state === "OFF", "the lamp to be off");
    done(await editor.client.reportSimulated({ address: motion, state: { occupancy: false, illuminance: 5 } }));
    expect(done(await editor.client.runFlows({ ids: ["hall-light"] }))).toEqual({ started: ["hall-light"], unchanged: [], failed: [] });
    done(await editor.client.reportSimulated({ address: motion, state: { occupancy: true, illuminance: 5 } }));
    await editor.until(() => editor.states.get(lamp)?.state.state === "ON", "the lamp to be on");
    expect(editor.runs.get("hall-light")?.state).toBe("running");
  });
});
