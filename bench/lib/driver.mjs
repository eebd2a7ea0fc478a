import { publishBridge, topicOf } from "../home.mjs";
import { Wire } from "./wire.mjs";

/** Plays Zigbee2MQTT: publishes the bridge's topics and what devices report, and sees what is set. */
export class Driver {
  /** @type {Map<string, string>} topic of the command → what the lamp was last told */
  lastCommand = new Map();
  commands = 0;
  /** @type {(topic: string, payload: string) => void} */
  onCommand = () => {};

  /** @param {Wire} wire */
  constructor(wire) {
    this.wire = wire;
    wire.onPublish = (topic, payload) => {
      if (!topic.endsWith("/set")) return;
      const text = payload.toString();
      this.commands += 1;
      this.lastCommand.set(topic, text);
      this.onCommand(topic, text);
    };
  }

  /** @param {number} port @param {readonly import("../home.mjs").Device[]} devices */
  static async start(port, devices) {
    const wire = await Wire.connect(port, "bench-driver");
    publishBridge(wire, devices);
    await wire.subscribe(["zigbee2mqtt/+/set"]);
    return new Driver(wire);
  }

  /** The state that a device was last told to take, if any. @param {import("../home.mjs").Device} device */
  stateOf(device) {
    const command = this.lastCommand.get(`${topicOf(device)}/set`);
    return command === undefined ? undefined : JSON.parse(command).state;
  }

  stop() {
    return this.wire.close();
  }
}
