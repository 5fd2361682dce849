import { expect, it } from "vitest";
import { renderEmail } from "./render-email.ts";
import { fillTemplate } from "./templates.ts";

const url = "https://app.example.com/invitations#secret";

function invite(inviter: string, organization: string) {
  return renderEmail(fillTemplate("invitation", { inviter, organization, role: "EDITOR", url }));
}

it("makes no link of what people call themselves", () => {
  const { subject, html, text } = invite("Prize: https://evil.example/win", "www.evil.example");
  for (const part of [subject, html, text]) {
    expect(part).toContain("evil");
    expect(part).not.toMatch(/evil\.example|https:\/\/evil|www\.evil/);
  }
  expect(html.match(/href="[^"]*"/g)).toEqual([`href="${url}"`]);
});

it("keeps its sentences in order around names that run the other way", () => {
  const name = "عبد الرحمن";
  const { text } = invite(name, "Halden");
  expect(text).toContain(`\u2068${name}\u2069 invites you to work with Halden as editor.`);
  expect(invite("김서연", "Halden & Co. KG").text).toContain(
    "김서연 invites you to work with Halden & Co. KG",
  );
});

it("escapes markup", () => {
  const { html } = invite('<img src=x onerror="alert(1)">', "<b>Halden</b>");
  expect(html).not.toMatch(/<img|<b>/);
});
