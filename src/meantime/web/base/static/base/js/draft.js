/**
 * What stands in the capture box, kept while it is written. It is sealed first: this phone cannot read it again, the
 * open journal can. So it comes back after a crash, a flat battery or the lock, and nobody else reads it meanwhile.
 */
import { canSeal, formToken, recipientId, sealed, shelf, toBase64 } from "./outbox.js";

const DRAFTS = "drafts";
const PAUSE = 400; // milliseconds without a key: one seal for a burst of them
const { put, all, remove } = shelf("meantime-drafts", [DRAFTS]);
let timer;
let finished = ""; // id of the note that was kept: its draft is not kept again when the page goes away

/** @param {HTMLFormElement} form @param {() => object} note the box as the object of a plain journal line */
export function keepDrafts(form, note) {
  const now = () => (clearTimeout(timer), save(note()).catch(() => {}));
  form.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(now, PAUSE))));
  addEventListener("pagehide", now);
  document.addEventListener("visibilitychange", () => document.hidden && now());
}

/** The note was kept, or its words are gone from the box. */
export async function forget(id) {
  clearTimeout(timer);
  finished = id;
  await remove(DRAFTS, id);
}

/** Put a waiting draft back into an empty box. Resolves to whether there was one. */
export async function bringBack(form, address) {
  const box = form.elements.text;
  const mine = await recipientId();
  const draft = (await all(DRAFTS)).find((one) => one.person === mine);
  if (!draft || box.value) return false;
  const body = new FormData();
  body.set("id", draft.id);
  body.set("sealed", toBase64(draft.sealed));
  body.set("csrfmiddlewaretoken", formToken());
  const answer = await fetch(address, { method: "POST", body });
  if (answer.status === 404) await remove(DRAFTS, draft.id); // it was kept as a note, or nothing can open it
  if (!answer.ok || answer.redirected || box.value) return false;
  const { text, feelings } = await answer.json();
  form.elements.id.value = draft.id;
  box.value = text;
  const chips = [...form.querySelectorAll("[name=feeling]")];
  for (const chip of chips) chip.checked ||= feelings.includes(chip.value);
  const own = feelings.filter((name) => !chips.some((chip) => chip.value === name));
  if (form.elements.own_feeling) form.elements.own_feeling.value = own.join(", ");
  return true;
}

async function save(note) {
  if (note.id === finished) return;
  if (!note.text.trim() && !note.emotions.length) return void (await remove(DRAFTS, note.id));
  if (await canSeal()) await put(DRAFTS, await sealed(note));
}
