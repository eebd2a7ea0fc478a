import { afterEach, describe, expect, it } from "vitest";
import { SystemClock } from "../system-clock.ts";
import { commandService } from "./command-service.ts";

const node = process.execPath;
const clock = new SystemClock();
const opened: { close(): Promise<void> }[] = [];
const nobody = (): void => undefined;

function service(allowed: boolean | readonly string[] = true) {
  const made = commandService({ allowed, clock });
  opened.push(made);
  return made;
}

function script(text: string, ...rest: readonly string[]) {
  return { argv: [node, "-e", text, ...rest] };
}

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe("a program", () => {
  it("gives its exit code, what it wrote and what it complained of", async () => {
    const said = script("console.log('out'); console.error('err'); process.exitCode = 3");
    expect(await service().run(said, nobody)).toEqual({ code: 3, output: "out", errors: "err\n" });
  });

  it("gets its arguments as they are: there is no shell", async () => {
    const odd = ["$(touch x)", "a b", "; rm", '"'];
    const { output } = await service().run(script("console.log(JSON.stringify(process.argv.slice(1)))", ...odd), nobody);
    expect(JSON.parse(output)).toEqual(odd);
  });

  it("does not learn what this program's environment says", async () => {
    process.env.ZIGGY_FLOW_PASSWORD = "s3cret";
    const { output } = await service().run(script("console.log(process.env.ZIGGY_FLOW_PASSWORD)"), nobody);
    delete process.env.ZIGGY_FLOW_PASSWORD;
    expect(output).toBe("undefined");
  });

  it("may write more than is kept", async () => {
    const { output, code } = await service().run(script("process.stdout.write('x'.repeat(1e6))"), nobody);
    expect([output.length, code]).toEqual([64 * 1024, 0]);
  });

  it("is ended when it takes too long, with what it has started", async () => {
    const forever = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1e3)'], { stdio: 'inherit' })";
    await expect(service().run({ ...script(forever), timeout: 300 }, nobody)).rejects.toThrow("has not ended within 300 ms");
  });

  it("is ended by whoever started it", async () => {
    const result = service().run(script("setInterval(() => 0, 1e3)"), (stop) => stop());
    await expect(result).rejects.toThrow("was ended by SIGTERM");
  });

  it("does not outlive the service", async () => {
    const made = service();
    const result = made.run(script("setInterval(() => 0, 1e3)"), nobody);
    await Promise.all([expect(result).rejects.toThrow("was ended by"), made.close()]);
  });
});

describe("what is refused", () => {
  it.each<[string, boolean | readonly string[], readonly string[], string]>([
    ["anything, unless it is allowed", false, [node], `set allow_commands = ["${node}"] in [security]`],
    ["a program that is not on the list", ["aplay"], [node], "may not be run"],
    ["a path to a program that is on it by name", ["node"], [node], "may not be run"],
    ["a program that is not there", true, ["/nowhere/program"], "there is no such program"],
    ["nothing", true, [], "no program is named"],
  ])("%s", async (_, allowed, argv, reason) => {
    await expect(service(allowed).run({ argv }, nobody)).rejects.toThrow(reason);
  });
});
