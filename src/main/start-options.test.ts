import { describe, expect, it } from "vitest";
import { readStartOptions } from "./start-options.ts";

describe("readStartOptions", () => {
  it.each([
    ["nothing", [], { folder: undefined, playground: undefined }],
    ["a folder as seen from where it was named", ["my-home"], { folder: "/work/my-home", playground: undefined }],
    ["a folder by its whole name", ["/homes/a"], { folder: "/homes/a", playground: undefined }],
    ["a folder among words of the system", ["--no-sandbox", "a", "--type=x"], { folder: "/work/a", playground: undefined }],
    ["the small simulated home", ["--simulate"], { folder: undefined, playground: "small" }],
    ["a simulated home by name", ["--simulate=large"], { folder: undefined, playground: "large" }],
    ["the small one for a name that is none", ["--simulate=constructor"], { folder: undefined, playground: "small" }],
  ])("reads %s", (_, args, options) => {
    expect(readStartOptions(args, "/work")).toEqual(options);
  });
});
