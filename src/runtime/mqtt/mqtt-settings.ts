/** How to reach the broker. Files are absolute paths, read anew at each attempt so that a renewed certificate is picked up. */
export interface MqttSettings {
  readonly host: string;
  readonly port: number;
  /** Left out: no encryption. */
  readonly tls?: TlsSettings | undefined;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** Seconds. More than `longestKeepalive` counts as that much: a frozen broker is only noticed after 1.5 times this. */
  readonly keepalive?: number | undefined;
  /** Must differ between programs on one broker, which otherwise throw each other out. Default: a random one. */
  readonly clientId?: string | undefined;
  /** Left out: MQTT 5 where the broker has it, else 3.1.1 (4). */
  readonly version?: MqttVersion | undefined;
  /** Bytes; larger messages are dropped and reported without being held in memory. */
  readonly maximumPacketSize?: number | undefined;
}

export interface TlsSettings {
  /** The authority that signed the broker's certificate; left out: those the system trusts. */
  readonly authorityFile?: string | undefined;
  /** What this client shows of itself; both or none. */
  readonly certificateFile?: string | undefined;
  readonly keyFile?: string | undefined;
  /** The name asked for and expected in the broker's certificate; left out: the host. */
  readonly serverName?: string | undefined;
  /** False accepts any certificate: the traffic is then encrypted, but not necessarily with the broker. Default true. */
  readonly verify?: boolean | undefined;
}

/** As the protocol counts: 4 is 3.1.1. */
export type MqttVersion = 4 | 5;

/** Seconds. Gives 22.5 s until a half-open connection is noticed. */
export const longestKeepalive = 15;

/** `bridge/devices` takes about 3.5 kB a device; this is several thousand devices. */
export const defaultMaximumPacketSize = 32 * 1024 * 1024;
