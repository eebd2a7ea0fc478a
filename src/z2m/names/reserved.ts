import { globalNames, memberNames, reservedWords } from "../../ir/names.ts";

/** Members that every object has, as no entity or field may be called. */
const ofEveryObject = [...memberNames];

/** Names in `Home` that no device or group may take: the members of `HomeBase`. */
export const homeMembers: ReadonlySet<string> = new Set([...ofEveryObject, "devices", "groups", "onConnect", "onNews"]);

/** Names that no property may take: the members of `DeviceObject`. */
export const entityMembers: ReadonlySet<string> = new Set([
  ...ofEveryObject,
  "name",
  "address",
  "availability",
  "present",
  "property",
  "recallScene",
  "storeScene",
  "send",
]);

/** Names that no field of a record may take. */
export const fieldMembers: ReadonlySet<string> = new Set(ofEveryObject);

/** The types that generated homes import from the runtime. */
export const importedTypes = [
  "BooleanProperty",
  "ChoiceProperty",
  "DeviceObject",
  "EventProperty",
  "HomeBase",
  "Json",
  "ListProperty",
  "NumberProperty",
  "Queryable",
  "RecordProperty",
  "SettableBoolean",
  "SettableChoice",
  "SettableList",
  "SettableNumber",
  "SettableRecord",
  "SettableText",
  "SettableUnknown",
  "TextProperty",
  "UnknownProperty",
  "Wildcard",
] as const;
export type ImportedType = (typeof importedTypes)[number];

/** Type names of the runtime and the language that no generated type may hide. */
export const takenTypes: ReadonlySet<string> = new Set([...reservedWords, ...globalNames, ...importedTypes, "Home", "Record"]);
