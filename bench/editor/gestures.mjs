/** @typedef {import("@playwright/test").Page} Page */

const gestureSteps = 60;

/** Reload to drawn, with devices listed and the code compiled; median in ms. @param {Page} page @param {number} rounds */
export async function openTime(page, rounds) {
  await page.getByRole("tab", { name: "Code", exact: true }).click();
  return medianOf(rounds, async () => {
    await page.reload({ waitUntil: "commit" });
    return await page.evaluate(
      () =>
        new Promise((resolve) => {
          const look = () => {
            const ready = document.querySelector(".node-card") !== null && document.querySelector(".device-row") !== null;
            if (ready) requestAnimationFrame(() => resolve(performance.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
  });
}

/** Scrolls over the whole flow, zoomed out until it fits. @param {Page} page */
export async function panFrames(page) {
  await page.keyboard.press("!");
  const at = await middle(page);
  await page.mouse.move(at.x, at.y);
  return countFrames(page, (step) => page.mouse.wheel(step < gestureSteps / 2 ? 30 : -30, 10));
}

/** @param {Page} page */
export async function zoomFrames(page) {
  await page.keyboard.down("Control");
  const frames = await countFrames(page, (step) => page.mouse.wheel(0, step < gestureSteps / 2 ? -20 : 20));
  await page.keyboard.up("Control");
  return frames;
}

/** @param {Page} page */
export async function dragFrames(page) {
  const box = await page.locator(".node-card").first().boundingBox();
  if (box === null) throw new Error("No node is in view.");
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(8, box.height / 2));
  await page.mouse.down();
  const frames = await countFrames(page, (step) => page.mouse.move(box.x + 20 + step * 4, box.y + 10 + step * 2));
  await page.mouse.up();
  await page.keyboard.press("Control+z");
  return frames;
}

/** A setting changed to the compiled code on the page, which comes with the problems; median in ms. @param {Page} page @param {number} rounds */
export async function problemTime(page, rounds) {
  await page.getByRole("tab", { name: "Code", exact: true }).click();
  await page.locator(".code-lines").waitFor();
  await page.locator('.code-lines button:has-text("below(")').first().click();
  let below = true;
  return medianOf(rounds, async () => {
    below = !below;
    return page
      .locator(".inspector select")
      .first()
      .evaluate(change, below ? "below" : "above");
  });
}

/** @param {Element} select @param {string} word */
function change(select, word) {
  return new Promise((resolve) => {
    const code = document.querySelector(".code-panel");
    const start = performance.now();
    const watcher = new MutationObserver(() => {
      watcher.disconnect();
      resolve(performance.now() - start);
    });
    if (code !== null) watcher.observe(code, { subtree: true, childList: true, characterData: true });
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value")?.set?.call(select, word);
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/** From Run to its answer, with one setting changed each time; the first is not counted. @param {Page} page @param {number} rounds */
export async function runTime(page, rounds) {
  let below = true;
  const once = async () => {
    below = !below;
    await page
      .locator(".inspector select")
      .first()
      .selectOption(below ? "below" : "above");
    // At once, since good news also goes by itself.
    await page.locator(".toast button[aria-label=Dismiss]").evaluateAll((buttons) => {
      for (const button of buttons) if (button instanceof HTMLElement) button.click();
    });
    const start = performance.now();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.locator(".toast", { hasText: /is running|not started/ }).waitFor();
    return performance.now() - start;
  };
  await once();
  return medianOf(rounds, once);
}

/** @param {Page} page @param {(step: number) => Promise<void>} move */
async function countFrames(page, move) {
  await page.evaluate(() => {
    const counter = { frames: 0, start: performance.now(), counting: true };
    Object.assign(globalThis, { counter });
    const count = () => {
      counter.frames += 1;
      if (counter.counting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  for (let step = 0; step < gestureSteps; step += 1) await move(step);
  const frames = await page.evaluate(() => {
    const { counter } = /** @type {any} */ (globalThis);
    counter.counting = false;
    return (counter.frames * 1000) / (performance.now() - counter.start);
  });
  return Math.round(frames);
}

/** @param {number} rounds @param {() => Promise<number>} measure */
async function medianOf(rounds, measure) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measure());
  times.sort((one, other) => one - other);
  return Math.round(times[Math.floor(times.length / 2)] ?? 0);
}

/** @param {Page} page */
async function middle(page) {
  const box = await page.locator(".flow-canvas").boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}
