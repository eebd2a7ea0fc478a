import type { Json } from "../../base/json.ts";
import type { Access } from "../description.ts";

const publishedOnly: Access = { published: true, settable: false, gettable: false };

/** One object per combination of bits: descriptions hold tens of thousands of them. */
const accessByBits: readonly (Access | undefined)[] = Array.from({ length: 8 }, (_, bits) =>
  bits === 0 ? undefined : { published: (bits & 1) !== 0, settable: (bits & 2) !== 0, gettable: (bits & 4) !== 0 },
);

/** The access an expose states, or undefined where it states none that makes sense. Bits above the three known ones are ignored. */
export function statedAccess(access: Json | undefined): Access | undefined {
  return typeof access === "number" && Number.isInteger(access) && access > 0 ? accessByBits[access & 7] : undefined;
}

/** What an expose without a sensible `access` allows: being read from the state. */
export function readAccess(access: Json | undefined): Access {
  return statedAccess(access) ?? publishedOnly;
}

/** All that any of these allows. */
export function unitedAccess(accesses: readonly Access[]): Access {
  const bits =
    (accesses.some((access) => access.published) ? 1 : 0) +
    (accesses.some((access) => access.settable) ? 2 : 0) +
    (accesses.some((access) => access.gettable) ? 4 : 0);
  return accessByBits[bits] ?? publishedOnly;
}
