import { expect, it } from "vitest";
import { addressSubject, isLoopback } from "./subject.ts";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::ffff:203.0.113.7", "::ffff:203.0.113.7"],
  [null, "unknown"],
])("counts %s as %s", (address, subject) => {
  expect(addressSubject(address)).toBe(subject);
});

it.each([
  ["127.0.0.1", true],
  ["127.9.9.9", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  [null, true],
  ["128.0.0.1", false],
  ["10.0.0.1", false],
  ["::2", false],
])("takes %s for loopback: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
