export interface ConfigTextOptions {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly encrypted?: boolean | undefined;
  readonly user?: string | undefined;
  readonly baseTopic?: string | undefined;
  readonly zone?: string | undefined;
}

/** What `ziggy-flow init` writes: the keys that people need, with what they mean; everything else is in docs/config.md. */
export function defaultConfigText(options: ConfigTextOptions = {}): string {
  const { host = "localhost", port = options.encrypted === true ? 8883 : 1883, baseTopic = "zigbee2mqtt", user, encrypted } = options;
  return `# Ziggy Flow reads this file from the project's folder.

[mqtt_server]
host = ${JSON.stringify(host)}
port = ${port}
# As in Zigbee2MQTT's own configuration (mqtt: base_topic).
base_topic = ${JSON.stringify(baseTopic)}
${user === undefined ? '# user = "ziggy"' : `user = ${JSON.stringify(user)}`}
# password = ""          # or in the environment: ZIGGY_FLOW_PASSWORD
# For TLS (usually port 8883). Relative paths start at this file.
${encrypted === true ? "" : "# "}tls = true             # with an authority that the system trusts
# ca_crt = "ca.crt"      # with an authority of your own
# client_crt = "client.crt"
# client_key = "client.key"

[location]
# For sunrise and sunset. Degrees, north and east positive; height in metres.
# latitude = 52.52
# longitude = 13.40
# height = 34
# For times of day; without it, the machine's.
${options.zone === undefined ? "# " : ""}zone = ${JSON.stringify(options.zone ?? "Europe/Berlin")}

[http]
# Opened only when a flow answers HTTP requests. Another host than 127.0.0.1 demands a token.
host = "127.0.0.1"
port = 5001
# token = ""

[run]
# Ask mains-powered devices for their state when starting.
startup_query = true
`;
}
