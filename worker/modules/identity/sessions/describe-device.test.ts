import { expect, it } from "vitest";
import { describeDevice, deviceKey } from "./describe-device.ts";

const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const chrome = `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`;

it.each([
  [`${windows}; rv:145.0) Gecko/20100101 Firefox/145.0`, "Firefox on Windows"],
  [chrome, "Chrome on Windows"],
  [`${chrome} Edg/142.0`, "Edge on Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
    "Safari on iOS",
  ],
  ["curl/8.5.0", "curl"],
  [null, "An unknown device"],
])("calls %s as its owner would", (userAgent, name) => {
  expect(describeDevice({ userAgent })).toBe(name);
});

it("knows a device again after an update, and not from another country", () => {
  const key = (version: number, place: string | null) =>
    deviceKey({ userAgent: chrome.replace("142", String(version)), place });
  expect(key(142, "Gothenburg, SE")).toBe(key(143, "Malmö, SE"));
  expect(key(142, "Gothenburg, SE")).not.toBe(key(142, "Seoul, KR"));
});
