export interface Device {
  /** "Firefox on Windows". */
  name: string;
  handheld: boolean;
}

// The order matters: most browsers also claim to be those below them.
const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//u, "Edge"],
  [/\bOPR\/|\bOpera\b/u, "Opera"],
  [/\bSamsungBrowser\//u, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//u, "Firefox"],
  [/Chrome\/|\bCriOS\/|\bChromium\//u, "Chrome"],
  [/\bSafari\//u, "Safari"],
  [/^curl\//u, "curl"],
  [/^node\b|undici/u, "Node.js"],
] as const;

const SYSTEMS = [
  [/\biPhone\b/u, "iPhone"],
  [/\biPad\b/u, "iPad"],
  [/\bAndroid\b/u, "Android"],
  [/\bWindows\b/u, "Windows"],
  [/\bCrOS\b/u, "ChromeOS"],
  [/\bMacintosh\b|\bMac OS X\b/u, "macOS"],
  [/\bLinux\b/u, "Linux"],
] as const;

const HANDHELD = /\b(?:iPhone|iPad|Android|Mobile)\b/u;

function firstMatch(userAgent: string, names: readonly (readonly [RegExp, string])[]) {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1];
}

/** A device as its user would call it, from what its browser says about itself. */
export function describeDevice(userAgent: string | null): Device {
  const agent = userAgent ?? "";
  const browser = firstMatch(agent, BROWSERS);
  const system = firstMatch(agent, SYSTEMS);
  const name = browser && system ? `${browser} on ${system}` : (browser ?? system);
  return { name: name ?? "Unknown device", handheld: HANDHELD.test(agent) };
}
