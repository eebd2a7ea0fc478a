/** A count of what makes properties stale together: a reconnect, a lamp that is switched on. */
export interface Epoch {
  value: number;
}

/**
 * Until when what was sent counts. Properties remember the stamp of their last sending; when it is not the present one any
 * more, they are stale. So a whole device is made stale by counting one number up.
 */
export class Freshness {
  /** What concerns this property only: another colour space was set. */
  own = 0;
  readonly #shared: readonly Epoch[];

  constructor(...shared: readonly Epoch[]) {
    this.#shared = shared;
  }

  get stamp(): number {
    let stamp = this.own;
    for (const epoch of this.#shared) stamp += epoch.value;
    return stamp;
  }
}
