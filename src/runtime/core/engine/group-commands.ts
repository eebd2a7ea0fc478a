import type { Json } from "../../../base/json.ts";
import { jsonEqual } from "../../../base/json-equal.ts";
import type { GroupDescription } from "../../../z2m/description.ts";
import type { Entity } from "../entity/entity.ts";
import type { Part } from "../entity/entity-host.ts";
import type { Loop } from "../loop.ts";
import { PropertyNode } from "../property/property-node.ts";
import { commandText, type MemberCommand, type Sender } from "./sender.ts";

/**
 * Tells sets of devices through a Zigbee group, where one has exactly these members and all are asked for the same. The members
 * keep their own requests: each shows at once what it was asked for, and its own report settles it.
 */
export class GroupCommands {
  readonly #loop: Loop;
  readonly #sender: Sender;
  readonly #groups: () => Iterable<Entity>;
  #sets: (readonly Entity[])[] = [];

  constructor(loop: Loop, sender: Sender, groups: () => Iterable<Entity>) {
    this.#loop = loop;
    this.#sender = sender;
    this.#groups = groups;
  }

  /** What the present turn asks of these is one command, if it can be. Call it before they are asked. */
  expect(members: readonly Entity[]): void {
    if (members.length < 2) return;
    if (this.#sets.length === 0) this.#loop.atEnd(this);
    this.#sets.push(members);
  }

  finish(): void {
    const sets = this.#sets;
    this.#sets = [];
    for (const members of sets) {
      const group = this.#groupOf(members);
      if (group !== undefined) this.#send(group, members);
    }
  }

  #send(group: Entity, members: readonly Entity[]): void {
    const commands = members.map((entity) => ({ entity, ...entity.takeCommand() }));
    const asked = commands.filter(({ parts, extras }) => parts.length > 0 || extras !== undefined);
    if (this.#sender.open && isOneCommand(group, commands, asked)) this.#sender.sendToGroup(group, asked);
    else for (const { entity, parts, extras } of asked) this.#sender.send(entity, parts, extras);
  }

  #groupOf(members: readonly Entity[]): Entity | undefined {
    const addresses = new Set(members.map(({ address }) => address));
    for (const group of this.#groups()) {
      // The entities of this list have a group's description.
      const listed = (group.description as GroupDescription).members;
      // A device that is in it twice, with two of its endpoints, is told more than its own property would be.
      if (group.present && listed.length === addresses.size && listed.every(({ ieee }) => addresses.has(ieee))) return group;
    }
    return undefined;
  }
}

/** Whether one message to the group does what these commands do, and nothing else. */
function isOneCommand(group: Entity, commands: readonly MemberCommand[], asked: readonly MemberCommand[]): boolean {
  const [first, ...others] = asked;
  if (first === undefined || others.length === 0) return false;
  const text = commandText(first.parts, first.extras);
  if (others.some(({ parts, extras }) => commandText(parts, extras) !== text)) return false;
  // Words such as TOGGLE mean something else for a group: it goes by its own state.
  if (Object.keys(first.extras?.payload ?? {}).some((key) => first.entity.properties.of(key) !== undefined)) return false;
  if (first.parts.some(({ property: { key } }) => !takes(group, key))) return false;
  return commands.every((command) => asked.includes(command) || first.parts.every((part) => isAlike(command.entity, first.entity, part)));
}

function takes(group: Entity, key: string): boolean {
  return group.description.properties.some((property) => property.key === key && property.access.settable);
}

/** Whether a member that is asked for nothing is already what another one is asked to be. */
function isAlike(member: Entity, asked: Entity, { property: { id } }: Part): boolean {
  const [own, other] = [member.properties.byId(id), asked.properties.byId(id)];
  if (!(own instanceof PropertyNode && other instanceof PropertyNode)) return false;
  // The values of properties are what JSON can say.
  return own.peek() !== undefined && jsonEqual(own.peek() as Json, other.peek() as Json);
}
