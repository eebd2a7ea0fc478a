import type { OutgoingHttpHeaders } from "node:http";

/**
 * Sent with every answer. No CORS header, ever; nothing inline, nothing evaluated, nothing from elsewhere but pictures of
 * devices, which Zigbee2MQTT refers to by address.
 */
export const securityHeaders: OutgoingHttpHeaders = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https://www.zigbee2mqtt.io",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};
