import type { DeviceList, HomeBase, HomeNews, StartKind } from "../home-types.ts";
import type { Events } from "../values.ts";
import { EntityList } from "./device-list.ts";
import type { Directory } from "./directory.ts";

/** The home as flows see it: its lists, and every entity by its identifier. */
export class HomeObject implements HomeBase {
  readonly devices: DeviceList;
  readonly groups: DeviceList;
  readonly onConnect: Events<StartKind>;
  readonly onNews: Events<HomeNews>;

  constructor(directory: Directory, onConnect: Events<StartKind>, onNews: Events<HomeNews>) {
    this.devices = new EntityList(() => directory.devices, directory.version);
    this.groups = new EntityList(() => directory.groups, directory.version);
    this.onConnect = onConnect;
    this.onNews = onNews;
  }
}

/** Gives the home a member for each identifier. Reading one means that the reader uses the device from then on. */
export function putMembers(home: HomeObject, directory: Directory): void {
  for (const [identifier, entity] of directory.identifiers) {
    Object.defineProperty(home, identifier, {
      get: () => {
        entity.host.want(entity);
        return entity.device;
      },
      enumerable: true,
      configurable: true,
    });
  }
}
