export { homeProtocol } from "../../runtime/system/home-protocol.ts";
