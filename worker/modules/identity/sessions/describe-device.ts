import type { ClientInfo } from "../../../platform/context.ts";

const browsers = [
  [/\bEdg\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\//, "Firefox"],
  [/(Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const systems = [
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
] as const;

/** A device as its owner would call it, whatever the version: "Firefox on Windows". */
export function describeDevice({ userAgent }: Pick<ClientInfo, "userAgent">): string {
  const find = (known: typeof browsers | typeof systems) =>
    known.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = find(browsers);
  if (browser === undefined) return userAgent?.match(/^[\w.-]{1,40}/)?.[0] ?? "An unknown device";
  const system = find(systems);
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** The same with the country, by which a device is known again. */
export function deviceKey(client: Pick<ClientInfo, "userAgent" | "place">): string {
  const country = client.place?.split(", ").at(-1);
  return country === undefined ? describeDevice(client) : `${describeDevice(client)}, ${country}`;
}
