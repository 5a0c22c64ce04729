/** Reads the answers of a page of an exercise, and seals a piece of it when there is no connection. */
import { canSeal, flush, keep, rememberKey } from "../base/js/outbox.js";

const SILENT = ["read", "pacer", "pause"];

/** @param {Element} page @returns {Object} what was answered, by step; steps without an answer are left out */
export function answersOf(page) {
  const said = [...page.querySelectorAll("[data-step]")].filter((step) => !SILENT.includes(step.dataset.kind));
  const pairs = said.map((step) => [step.dataset.step, answerOf(step)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== "" && value !== null && value?.length !== 0));
}

/** @param {Object} piece fields of a practice draft without its id @returns {Promise<boolean>} whether it could be kept */
export async function sealPiece(piece) {
  if (!(await canSeal().catch(() => false))) return false;
  const at = new Date().toISOString();
  const kept = keep({ kind: "practice_draft", id: crypto.randomUUID(), at, ...piece });
  return kept.then(() => true, () => false);
}

/** While there is a connection: have the key at hand for later, and send what waits. */
export const getReady = () => rememberKey().then(flush).catch(() => {});

function answerOf(step) {
  const chosen = [...step.querySelectorAll("input:checked")].map((input) => input.value);
  const kind = step.dataset.kind;
  if (kind === "many" || kind === "traps") return [...new Set(chosen)];
  if (kind === "ten" || kind === "hundred") return chosen.length ? Number(chosen[0]) : null;
  if (kind === "one") return chosen[0] ?? null;
  if (kind === "marks") return step.marks ? { began: step.began, marks: step.marks } : null;
  return step.querySelector("input[type=text], textarea")?.value.trim() ?? null;
}
