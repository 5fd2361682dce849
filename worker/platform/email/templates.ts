/** What a mail says; the layout is the same for all. */
export interface EmailContent {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** What one may want to look up, each with its name. */
  facts?: [name: string, value: string][];
  action?: Link;
  /** Small print below the action. */
  note: string;
  /** Where mails of this kind are turned off. */
  switchedOffAt?: Link;
}

interface Link {
  label: string;
  url: string;
}

interface TemplateData {
  "verify-email": { name: string; url: string };
  welcome: { name: string; url: string };
  "reset-password": { name: string; url: string };
  "password-changed": { name: string; url: string };
  "sign-up-again": { name: string; url: string };
  "confirm-email": { name: string; url: string };
  "email-change-asked": { name: string; email: string; url: string };
  "email-changed": { name: string; email: string; contact: string };
  "two-factor": { name: string; isOn: boolean; url: string };
  "way-in-changed": { name: string; change: string; url: string };
  "new-device": { name: string; device: string; place: string; time: string; url: string };
  "account-deletion": { name: string; deletesAt: string; url: string };
  "account-disabled": { name: string; reason: string; contact: string };
  "account-enabled": { name: string; url: string };
  invitation: { inviter: string; organization: string; role: string; url: string };
  "export-ready": {
    name: string;
    file: string;
    project: string;
    url: string;
    preferencesUrl: string;
  };
}

export type EmailTemplate = keyof TemplateData;
export type EmailData<Template extends EmailTemplate> = TemplateData[Template];

const templates: {
  [Template in EmailTemplate]: (data: TemplateData[Template]) => EmailContent;
} = {
  "verify-email": ({ name, url }) => ({
    subject: "Confirm your e-mail address",
    heading: `Hello ${name}`,
    paragraphs: ["Confirm that this address is yours, and your account is complete."],
    action: { label: "Confirm address", url },
    note: "The link works for 24 hours. If you did not sign up, nothing happens without it.",
  }),
  welcome: ({ name, url }) => ({
    subject: "Welcome to DocuForge",
    heading: `Welcome, ${name}`,
    paragraphs: [
      "Your account is complete.",
      "Begin with a project: say what you want to build, and DocuForge writes the specification with you. Colleagues join by an invitation, under Members in your settings.",
    ],
    action: { label: "Open your projects", url },
    note: "This mail comes once.",
  }),
  "reset-password": ({ name, url }) => ({
    subject: "Choose a new password",
    heading: `Hello ${name}`,
    paragraphs: ["Somebody, hopefully you, asked for a new password for this account."],
    action: { label: "Choose a password", url },
    note: "The link works once, for one hour. If it was not you, your password stays as it is.",
  }),
  "password-changed": ({ name, url }) => ({
    subject: "Your password was changed",
    heading: `Hello ${name}`,
    paragraphs: [
      "The password of your account was changed, and all other devices were signed out.",
    ],
    action: { label: "Not you? Choose a new one", url },
    note: "If it was you, nothing needs to be done.",
  }),
  "sign-up-again": ({ name, url }) => ({
    subject: "You have an account already",
    heading: `Hello ${name}`,
    paragraphs: ["Somebody tried to sign up with this address, which has an account already."],
    action: { label: "Sign in", url },
    note: "If it was not you, nothing needs to be done.",
  }),
  "confirm-email": ({ name, url }) => ({
    subject: "Confirm your new e-mail address",
    heading: `Hello ${name}`,
    paragraphs: ["Confirm that this address is yours, and your account moves to it."],
    action: { label: "Confirm address", url },
    note: "The link works once, for 24 hours. If you did not ask for it, nothing happens without it.",
  }),
  "email-change-asked": ({ name, email, url }) => ({
    subject: "Your e-mail address is about to change",
    heading: `Hello ${name}`,
    paragraphs: [`Somebody, hopefully you, asked to move your account to ${email}.`],
    action: { label: "Not you? Change your password", url },
    note: "Whoever asked has shown to be you. Until the new address is confirmed, everything stays as it is.",
  }),
  "email-changed": ({ name, email, contact }) => ({
    subject: "Your e-mail address was changed",
    heading: `Hello ${name}`,
    paragraphs: [`Your account has moved to ${email}. This address no longer opens it.`],
    note: `If this was not you, write to ${contact} at once.`,
  }),
  "two-factor": ({ name, isOn, url }) => ({
    subject: isOn ? "Two-factor authentication is on" : "Two-factor authentication was turned off",
    heading: `Hello ${name}`,
    paragraphs: [
      isOn
        ? "From now on, logging in to your account takes a code of your authenticator."
        : "From now on, logging in to your account takes no code any more.",
    ],
    action: { label: "Not you? See your security settings", url },
    note: "If this was not you, change your password at once.",
  }),
  "way-in-changed": ({ name, change, url }) => ({
    subject: "The ways into your account have changed",
    heading: `Hello ${name}`,
    paragraphs: [change],
    action: { label: "Not you? See your security settings", url },
    note: "If this was not you, undo it there and change your password at once.",
  }),
  "new-device": ({ name, device, place, time, url }) => ({
    subject: `New sign-in: ${device}`,
    heading: `Hello ${name}`,
    paragraphs: [
      "Somebody, hopefully you, has signed in to your account from a device we had not seen before.",
    ],
    facts: [
      ["Device", device],
      ["Place", place],
      ["Time", formatMoment(time)],
    ],
    action: { label: "Not you? See your devices", url },
    note: "If this was not you, log that device out there and change your password at once.",
  }),
  "account-deletion": ({ name, deletesAt, url }) => ({
    subject: "Your account will be deleted",
    heading: `Hello ${name}`,
    paragraphs: [`You asked to delete your account. It will be gone on ${formatDay(deletesAt)}.`],
    action: { label: "Keep the account", url },
    note: "If this was not you, sign in, keep the account and change your password.",
  }),
  "account-disabled": ({ name, reason, contact }) => ({
    subject: "Your account was disabled",
    heading: `Hello ${name}`,
    paragraphs: ["An administrator has disabled your account, and all devices were signed out."],
    facts: [["Reason", reason]],
    note: `If you think this is wrong, write to ${contact}.`,
  }),
  "account-enabled": ({ name, url }) => ({
    subject: "Your account is enabled again",
    heading: `Hello ${name}`,
    paragraphs: ["An administrator has enabled your account again. Everything is as it was."],
    action: { label: "Sign in", url },
    note: "Nothing else needs to be done.",
  }),
  invitation: ({ inviter, organization, role, url }) => ({
    subject: `${inviter} invites you to ${organization}`,
    heading: `Join ${organization}`,
    paragraphs: [`${inviter} invites you to work with ${organization} as ${role.toLowerCase()}.`],
    action: { label: "Answer the invitation", url },
    note: "The invitation is good for seven days and for this e-mail address only.",
  }),
  "export-ready": ({ name, file, project, url, preferencesUrl }) => ({
    subject: `Your export is ready: ${file}`,
    heading: `Hello ${name}`,
    paragraphs: ["The file that you asked for is ready."],
    facts: [
      ["File", file],
      ["Project", project],
    ],
    action: { label: "Open the exports", url },
    note: "This mail comes when an export waits for you.",
    switchedOffAt: { label: "Turn these mails off", url: preferencesUrl },
  }),
};

function formatDay(moment: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(moment),
  );
}

function formatMoment(moment: string): string {
  return `${formatDay(moment)}, ${moment.slice(11, 16)} UTC`;
}

const names = new Set(["name", "inviter", "organization"]);
const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

/**
 * What people call themselves, within our sentence: it neither turns it around, nor becomes a link
 * where a mail program makes links of addresses (a word joiner, which nobody sees, breaks those).
 */
function asName(text: string): string {
  const unlinked = text.replaceAll(/[.:@](?=\S)/gu, "$&\u2060");
  return rightToLeft.test(unlinked) ? `\u2068${unlinked}\u2069` : unlinked;
}

/** The words of a template filled with its data. */
export function fillTemplate(template: EmailTemplate, data: Record<string, unknown>): EmailContent {
  const safe = Object.entries(data).map(([key, value]) => [
    key,
    names.has(key) && typeof value === "string" ? asName(value) : value,
  ]);
  return (templates[template] as (data: unknown) => EmailContent)(Object.fromEntries(safe));
}
