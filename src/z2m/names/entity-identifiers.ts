import { type Claim, distinguish, endingMarks } from "./distinguish.ts";
import { homeMembers } from "./reserved.ts";
import { camelCase, startsWithDigit } from "./words.ts";

/** Who wants a member of `Home`. */
export interface Bearer {
  readonly name: string;
  readonly kind: "device" | "group";
  /** IEEE address, or the number of the group as text. */
  readonly address: string;
}

/**
 * The members of `Home` for all devices and groups: camelCase of the friendly name, letters of every script kept. Names that begin with
 * a digit get `device` or `group` in front; those of which nothing is left (emoji) are that word and the end of the address. Names that
 * come out alike all get the end of their address.
 */
export function entityIdentifiers(bearers: readonly Bearer[]): readonly string[] {
  return distinguish(bearers.map(claimFor), homeMembers);
}

function claimFor({ name, kind, address }: Bearer): Claim {
  const plain = camelCase(name);
  return {
    wish: plain === "" || startsWithDigit(plain) ? kind + plain : plain,
    marks: () => (kind === "group" ? [`group${address}`] : endingMarks(address.replace(/^0x/, ""))),
    alwaysMarked: plain === "",
  };
}
