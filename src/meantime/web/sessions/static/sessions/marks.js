/**
 * Marks on topics, sent so that none is lost: to the server; when that cannot be reached or is locked, sealed into the
 * outbox of this phone; where nothing can be sealed, in the memory of this page until it can be sent.
 */
import { canSeal, flush, keep } from "../base/js/outbox.js";

/** Topic -> { form, mark }: what only this page knows. */
const unsent = new Map();
/** One mark after the other: a line that was typed never arrives after the button that followed it. */
let last = Promise.resolve();
let underWay = 0;

/**
 * @param {HTMLFormElement} form the form of the topic
 * @param {string} [state] said, parked or open; without it only the line is sent
 * @returns {Promise<"kept"|"sealed"|"unsent">} where the mark is now
 */
export function sendMark(form, state) {
  const jot = form.elements.jot.value;
  form.elements.jot.defaultValue = jot;
  const mark = { kind: "topic_mark", id: newId(), at: new Date().toISOString(), topic: form.dataset.topic, state, jot };
  underWay += 1;
  last = last.then(() => send(form, mark)).finally(() => (underWay -= 1));
  return last;
}

/** Send what waits, sealed or in memory. */
export async function sendWaiting() {
  await flush().catch(() => {});
  for (const [topic, { form, mark }] of unsent) if (await post(form, mark)) unsent.delete(topic);
}

/** Whether something would be lost with this page. */
export const isUnsent = () => unsent.size + underWay > 0;

async function send(form, mark) {
  if (await post(form, mark)) return "kept";
  if (await seal(mark)) return "sealed";
  unsent.set(mark.topic, { form, mark });
  return "unsent";
}

async function post(form, { state, jot }) {
  const body = new FormData(form);
  if (state) body.set("state", state);
  body.set("jot", jot);
  try {
    await flush().catch(() => {}); // the last word comes last
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    return answer.status === 204;
  } catch {
    return false; // without a connection
  }
}

async function seal(mark) {
  try {
    if (!(await canSeal())) return false;
    await keep(mark);
    return true;
  } catch {
    return false; // no room, or no storage in this browser
  }
}

/** On a page that is not secure there is no randomUUID, and nothing is sealed there either. */
const newId = () => globalThis.crypto?.randomUUID?.() ?? "";
