/**
 * Sends packets as fast as the automation answers: never more than `window` answers are outstanding. Throws when none comes for ten
 * seconds, and when more come than were asked for.
 * @param {import("./driver.mjs").Driver} driver
 * @param {{ count: number, window: number, packet: (n: number) => Buffer | undefined, expects: (n: number) => boolean }} task
 * @returns {Promise<number>} seconds from the first packet to the last answer
 */
export function sendInWindow(driver, { count, window, packet, expects }) {
  const startedAt = performance.now();
  let sent = 0;
  let expected = 0;
  let answered = 0;
  return new Promise((resolve, reject) => {
    let lastAnswered = -1;
    const watch = setInterval(() => {
      if (answered === lastAnswered) finish(new Error(`${answered} of ${expected} commands came, then none for 10 s`));
      lastAnswered = answered;
    }, 10_000);

    /** @param {Error} [error] */
    function finish(error) {
      clearInterval(watch);
      driver.onCommand = () => {};
      if (error) reject(error);
      else resolve((performance.now() - startedAt) / 1000);
    }

    function send() {
      while (sent < count && expected - answered < window) {
        const bytes = packet(sent);
        if (bytes) driver.wire.sendSoon(bytes);
        if (expects(sent)) expected += 1;
        sent += 1;
      }
    }

    driver.onCommand = () => {
      answered += 1;
      if (answered > expected) finish(new Error(`${answered} commands came, ${expected} were expected`));
      else if (sent === count && answered === expected) finish();
      else send();
    };
    send();
    if (expected === 0) finish();
  });
}
