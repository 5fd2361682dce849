import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

const MAX_JUDGED_LENGTH = 100;

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** From 0 (guessed at once) to 4; `known` are words an attacker would try first. */
export function scorePassword(password: string, known: string[]): 0 | 1 | 2 | 3 | 4 {
  return judge.check(password.slice(0, MAX_JUDGED_LENGTH), known.filter(Boolean)).score;
}
