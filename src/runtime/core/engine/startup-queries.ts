import { milliseconds } from "../../../base/duration.ts";
import type { Entity } from "../entity/entity.ts";
import { EventNode } from "../property/event-property.ts";
import type { Scheduler, Timer } from "../scheduler.ts";

/** Ten questions a second: Zigbee is slow, and a restart must not flood it. */
const perQuestion = 100;
/** How long the answer to a question counts as catching up, not as news. */
const answerWindow = 5_000;

/** Asks mains-powered devices for what they can be asked for, slowly: after a start and after an outage. */
export class StartupQueries {
  readonly #scheduler: Scheduler;
  readonly #timer: Timer;
  readonly #waiting = new Set<Entity>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
    this.#timer = scheduler.timer("startup queries", () => this.#next());
  }

  add(entity: Entity): void {
    if (!("powerSource" in entity.description) || entity.description.powerSource !== "mains") return;
    this.#waiting.add(entity);
    if (!this.#timer.running) this.#timer.start(milliseconds(0));
  }

  /** The way is cut: what was not asked yet will be asked after the next start. */
  clear(): void {
    this.#waiting.clear();
    this.#timer.stop();
  }

  #next(): void {
    const entity = this.#waiting.values().next().value;
    if (entity === undefined) return;
    this.#waiting.delete(entity);
    const keys = new Set(
      entity.properties.all().flatMap((property) => (property instanceof EventNode || !property.gettable ? [] : [property.key])),
    );
    if (entity.present && keys.size > 0) {
      for (const key of keys) entity.query(key);
      entity.resyncUntil = Math.max(entity.resyncUntil, this.#scheduler.clock.monotonic() + answerWindow);
    }
    this.#timer.start(milliseconds(keys.size * perQuestion));
  }
}
