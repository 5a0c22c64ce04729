/**
 * Keeps words from other eyes: blurs the page in the task switcher, and hides it when Shift is pressed three times.
 * Hiding locks the journal and replaces the page; it does not erase the browser's history.
 */
const WITHIN_MS = 1500;
let presses = [];

/** Lock if a journal is open, then leave for the blank page. Never waits for the answer. */
export function hideNow() {
  document.documentElement.hidden = true;
  const form = document.getElementById("lock-form");
  if (form) fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {});
  location.replace("/hidden");
}

/** @param {KeyboardEvent} event */
function countShift(event) {
  if (event.key !== "Shift" || event.repeat) {
    if (!event.repeat) presses = [];
    return;
  }
  const now = event.timeStamp;
  presses = [...presses.filter((then) => now - then < WITHIN_MS), now];
  if (presses.length >= 3) hideNow();
}

function blurWhenAway() {
  document.documentElement.classList.toggle("is-away", document.hidden);
}

/** A page taken back from the browser's memory may be locked by now: ask the server again. */
function askAgain(event) {
  if (event.persisted && document.getElementById("lock-form")) location.reload();
}

addEventListener("keydown", countShift);
addEventListener("pageshow", askAgain);
document.addEventListener("visibilitychange", blurWhenAway);
for (const item of document.querySelectorAll("[data-hide-now]")) item.addEventListener("click", hideNow);
