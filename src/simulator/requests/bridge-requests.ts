import { seconds } from "../../base/duration.ts";
import { isJsonObject, type Json } from "../../base/json.ts";
import { err, ok } from "../../base/result.ts";
import { numberOf } from "../converters/target.ts";
import { keyOrValue, type RequestContext, type RequestHandler } from "./request.ts";

export const healthCheck: RequestHandler = () => ok({ healthy: true });
export const coordinatorCheck: RequestHandler = () => ok({ missing_routers: [] });
/** An empty ZIP archive: there is nothing to restore. */
export const backup: RequestHandler = () => ok({ zip: "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==" });

export const restart: RequestHandler = (context) => {
  context.restart();
  return ok({});
};

/** Merges a part of the configuration; nothing here needs a restart. */
export const options: RequestHandler = ({ settings, topics }, payload) => {
  if (!isJsonObject(payload) || !isJsonObject(payload.options)) return err("Invalid payload");
  settings.mergeConfig(payload.options);
  topics.info();
  return ok({ restart_required: false });
};

/** `{time: 0…254, device?}` or just the seconds; 0 stops. The `value` of 1.x is refused. */
export const permitJoin: RequestHandler = (context, payload) => {
  const time = keyOrValue(payload, "time");
  const duration = typeof time === "string" && time.trim() !== "" ? Number(time) : numberOf(time);
  if (duration === undefined || !Number.isInteger(duration) || duration < 0 || duration > 254) return err("Invalid payload");
  allowJoining(context, duration);
  const device: Json | undefined = isJsonObject(payload) ? payload.device : undefined;
  return ok({ time: duration, ...(device === undefined ? undefined : { device }) });
};

function allowJoining(context: RequestContext, time: number): void {
  const { settings, topics, timers, wall } = context;
  if (time === 0) {
    settings.forbidJoining();
  } else {
    const end = wall() + time * 1_000;
    settings.mergeInfo({ permit_join: true, permit_join_end: end });
    timers.after(seconds(time), () => {
      if (settings.info.permit_join_end === end) allowJoining(context, 0);
    });
  }
  topics.info();
}
