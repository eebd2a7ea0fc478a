/**
 * Whether a device of this model is a `wanted` one. Zigbee2MQTT calls a device that is sold under several numbers after all
 * of them ("8719514440937/8719514440999"): each of them will do.
 */
export function isOfModel(model: string | undefined, wanted: string): boolean {
  return model === wanted || model?.split("/").includes(wanted) === true;
}
