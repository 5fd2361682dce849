import { expect, test } from "vitest";
import { matching, mentionAt, piecesOf, toBody, toWritten } from "./mentions.ts";

const MARA = { id: "usr_1", name: "Mara Okonjo", email: "mara@halden.example" };
const MARA_LEE = { id: "usr_2", name: "Mara Okonjo Lee", email: "lee@halden.example" };
const JIN = { id: "usr_3", name: "백진우", email: "jin@halden.example" };
const LAYLA = { id: "usr_4", name: "ليلى حداد", email: "layla@halden.example" };
const ZOE = { id: "usr_5", name: "Zoë [ops]", email: "zoe@halden.example" };
const ALL = [MARA, MARA_LEE, JIN, LAYLA, ZOE];

test("writes what the API wants and reads it back", () => {
  const text = "@Mara Okonjo Lee and @Mara Okonjo, @백진우 @ليلى حداد: mail@Mara, @Nobody?";
  const body = toBody(text, ALL);
  expect(body).toBe(
    "@[Mara Okonjo Lee](usr_2) and @[Mara Okonjo](usr_1), @[백진우](usr_3) @[ليلى حداد](usr_4): mail@Mara, @Nobody?",
  );
  expect(toWritten(body).text).toBe(text);
  expect(toBody(toWritten(body).text, toWritten(body).people)).toBe(body);
  expect(toBody("@Zoë  ops  @Mara O", [ZOE, MARA])).toBe("@[Zoë  ops](usr_5)  @Mara O");
});

test("tells names from text", () => {
  expect(piecesOf("Is it, @[백진우](usr_3)?")).toEqual([
    { text: "Is it, ", mention: false },
    { text: "@백진우", mention: true },
    { text: "?", mention: false },
  ]);
  expect(piecesOf("@[no](one)")).toEqual([{ text: "@[no](one)", mention: false }]);
});

test("looks for people after an @ that begins a word", () => {
  expect(mentionAt("Ask @Ma", 7)).toEqual({ from: 4, query: "Ma" });
  expect(mentionAt("(@", 2)).toEqual({ from: 1, query: "" });
  expect(mentionAt("@Mara Ok", 8)).toEqual({ from: 0, query: "Mara Ok" });
  expect(mentionAt("mail@halden", 11)).toBeUndefined();
  expect(mentionAt("@ no", 4)).toBeUndefined();
  expect(mentionAt("@Mara\nnext", 10)).toBeUndefined();
  expect(mentionAt("Ask @Ma", 3)).toBeUndefined();
});

test("finds people by the beginning of any of their names, whatever the script", () => {
  const found = (query: string) => matching(ALL, query).map(({ id }) => id);
  expect(found("okon")).toEqual(["usr_1", "usr_2"]);
  expect(found("mara okonjo l")).toEqual(["usr_2"]);
  expect(found("지")).toEqual([]);
  expect(found("배")).toEqual(["usr_3"]);
  expect(found("حد")).toEqual(["usr_4"]);
  expect(found("zoe")).toEqual(["usr_5"]);
  expect(found("jin@")).toEqual(["usr_3"]);
  expect(found("")).toHaveLength(5);
});
