/**
 * A flow of about as many nodes as asked for: the hall light over and over on the small home's devices, on a grid.
 * @param {number} nodes
 */
export function largeFlow(nodes) {
  const flow = {
    ziggyFlow: 1,
    name: "Large",
    devices: {
      motion: { ieee: "0x00158d00de216713", name: "hallway motion", model: "RTCGQ11LM" },
      lamp: { ieee: "0x842e14ff5624d239", name: "kitchen light", model: "LED1623G12" },
    },
    nodes: {},
    /** @type {string[]} */
    wires: [],
    layout: {},
  };
  for (let index = 0; index < nodes / 5; index += 1) {
    const [left, top] = [(index % 10) * 1360, Math.floor(index / 10) * 360];
    Object.assign(flow.nodes, {
      [`motion${index}`]: { kind: "device", settings: { device: "motion" } },
      [`lamp${index}`]: { kind: "device", settings: { device: "lamp" } },
      [`dark${index}`]: { kind: "compare", settings: { is: "below" }, inputs: { b: 40 + index } },
      [`present${index}`]: { kind: "off-delay", inputs: { for: "3m" } },
      [`when${index}`]: { kind: "gate" },
    });
    Object.assign(flow.layout, {
      [`motion${index}`]: [left, top],
      [`dark${index}`]: [left + 320, top],
      [`present${index}`]: [left + 320, top + 184],
      [`when${index}`]: [left + 640, top + 96],
      [`lamp${index}`]: [left + 960, top + 96],
    });
    flow.wires.push(
      `motion${index}.illuminance -> dark${index}.a`,
      `motion${index}.occupancy -> present${index}.in`,
      `present${index}.out -> when${index}.in`,
      `dark${index}.out -> when${index}.open`,
      `when${index}.true -> lamp${index}.state.on`,
      `present${index}.false -> lamp${index}.state.off`,
    );
  }
  return flow;
}
