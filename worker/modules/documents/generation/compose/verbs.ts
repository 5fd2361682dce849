/** What people do with a product: the system lets them. */
const USER_VERBS =
  "accept access activate add adjust answer apply approve ask assign attach bookmark book browse buy cancel change chat check choose claim comment compare complete configure confirm contact copy correct create customize deactivate define delegate delete dictate disable discharge dismiss download draft drag draw edit enrol enroll enter favourite fetch fill filter find fix follow hand import install invite join leave like link log look make manage mark message modify move mute navigate open order organize pause pay pick plan play post postpone preview print publish purchase rate read rearrange receive reject remove rename reorder repeat reply request reschedule reserve reset respond resume return review revoke save scan schedule scroll search see select set share sign skip sort specify start stop submit subscribe switch tag take tick transfer undo unsubscribe update understand upload use view visit vote withdraw work write";

/** What a product does by itself. */
const SYSTEM_VERBS =
  "adapt achieve avoid charge consider continue fall forecast aggregate alert allow analyse analyze anonymise anonymize append archive authenticate authorize back block cache calculate call capture classify clean close collect combine communicate compute connect consume contain convert count decrypt deliver deploy detect dim display deny distribute enable encrypt enforce ensure erase estimate escalate evaluate exchange execute expire expose export extract flag forward generate give group guide handle help hide highlight identify include index inform issue integrate keep let limit list listen load lock log match measure merge mirror monitor normalize notify offer optimize parse pass perform persist poll predict present prevent process pseudonymise pseudonymize produce propose protect provide pull push put query queue quote rank recognize recommend record redirect reduce refresh refuse override decide succeed register reject remind render replicate report require resize respect restore restrict retain retrieve retry return roll rotate route run scale send serve show shut stay store stream suggest summarize support suspend synchronise synchronize sync tell throttle track transcode transform translate transmit trigger turn unlock validate verify vibrate wait warn wipe withhold increase decrease improve grow cut raise lower eliminate accelerate shorten double halve replace comply conform follow use run work appear arrive begin belong come depend end fail get go happen live open pay reach remain stand stop take type carry hold need";

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

const userVerbs = wordSet(USER_VERBS);
const systemVerbs = wordSet(SYSTEM_VERBS);

export function isUserVerb(word: string): boolean {
  return userVerbs.has(word.toLowerCase());
}

export function isBaseVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return userVerbs.has(lower) || systemVerbs.has(lower);
}

/** Base form of a known verb in the third person singular, such as `search` for `searches`. */
export function baseOfThirdPerson(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (!lower.endsWith("s")) return undefined;
  const candidates = [
    lower.endsWith("ies") ? `${lower.slice(0, -3)}y` : undefined,
    lower.endsWith("es") ? lower.slice(0, -2) : undefined,
    lower.slice(0, -1),
  ];
  return candidates.find((candidate) => candidate !== undefined && isBaseVerb(candidate));
}
