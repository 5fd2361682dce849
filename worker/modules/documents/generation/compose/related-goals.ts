const STOP_WORDS = new Set(
  "about above after again against also because been before being between both could does doing down during each every from further have having here into more most only other over same should some such than that their them then there these they this those through under until very what when where which while whom will with within without would your system product user users shall months month within percent falls rises time times year years first week weeks half often less fewer average start early late number lost lose people".split(
    " ",
  ),
);

function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length >= (/[a-z]/.test(word) ? 4 : 2) && !STOP_WORDS.has(word))
      .map((word) => word.replace(/(?:ies|ed|ing|es|s)$/, "")),
  );
}

/**
 * Which goals a text may serve, judged by the words they share. A word that stands in most of the
 * texts says nothing and is left out; one that stands in many needs another beside it. Returns, for each text, the indexes of goals.
 */
export function relatedGoals(texts: readonly string[], goals: readonly string[]): number[][] {
  const textStems = texts.map(stems);
  const frequency = new Map<string, number>();
  for (const set of textStems) {
    for (const stem of set) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }
  const tooCommon = Math.max(3, texts.length / 2);
  const tellsMuch = Math.max(2, texts.length / 10);
  const goalStems = goals.map((goal) =>
    [...stems(goal)].filter((stem) => (frequency.get(stem) ?? 0) < tooCommon),
  );
  return textStems.map((set) =>
    goalStems.flatMap((wanted, index) => {
      const shared = wanted.filter((stem) => set.has(stem));
      const tells = shared.some((stem) => (frequency.get(stem) ?? 0) <= tellsMuch);
      return tells || shared.length > 1 ? [index] : [];
    }),
  );
}
