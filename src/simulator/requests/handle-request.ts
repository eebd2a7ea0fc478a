import { isJsonObject } from "../../base/json.ts";
import { toSortedJson } from "../sorted-json.ts";
import { backup, coordinatorCheck, healthCheck, options, permitJoin, restart } from "./bridge-requests.ts";
import { configureDevice, deviceOptions, interviewDevice, removeDevice, renameDevice } from "./device-requests.ts";
import { addGroup, addMember, groupOptions, removeFromAll, removeGroup, removeMember, renameGroup } from "./group-requests.ts";
import { type RequestContext, type RequestHandler, readRequest } from "./request.ts";

const handlers = new Map<string, RequestHandler>([
  ["backup", backup],
  ["coordinator_check", coordinatorCheck],
  ["device/configure", configureDevice],
  ["device/interview", interviewDevice],
  ["device/options", deviceOptions],
  ["device/remove", removeDevice],
  ["device/rename", renameDevice],
  ["group/add", addGroup],
  ["group/members/add", addMember],
  ["group/members/remove", removeMember],
  ["group/members/remove_all", removeFromAll],
  ["group/options", groupOptions],
  ["group/remove", removeGroup],
  ["group/rename", renameGroup],
  ["health_check", healthCheck],
  ["options", options],
  ["permit_join", permitJoin],
  ["restart", restart],
]);

/**
 * Answers `bridge/request/<path>`. Paths are matched in any case and answered as sent, except those of group members.
 * Unknown paths get no answer. A transaction is handed back only when the request was a JSON object.
 */
export function handleRequest(context: RequestContext, path: string, text: string): void {
  const handler = handlers.get(path.toLowerCase());
  if (handler === undefined) return;
  const payload = readRequest(text);
  const result = handler(context, payload);
  const transaction = isJsonObject(payload) && payload.transaction !== undefined ? { transaction: payload.transaction } : {};
  const answer = result.ok
    ? { data: result.value, status: "ok", ...transaction }
    : { data: {}, error: result.error, status: "error", ...transaction };
  const answerPath = path.toLowerCase().startsWith("group/members/") ? path.toLowerCase() : path;
  context.wire.publish(`bridge/response/${answerPath}`, toSortedJson(answer));
}
