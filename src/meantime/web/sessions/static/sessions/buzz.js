/**
 * One short buzz when ten minutes are left, on phones that can, for whoever asked for it. The words say the same, so it
 * is never the only sign. The choice lasts as long as the tab.
 */

const KEPT = "agenda-buzz", AT = 10 * 60_000, LENGTH = 200;

/** @param {HTMLElement} button shown only where the phone can buzz; data-on and data-off are its words */
export function offerBuzz(button) {
  if (!navigator.vibrate) return;
  button.hidden = false;
  show(button);
  button.addEventListener("click", () => {
    choose(!chosen());
    show(button);
    if (chosen()) navigator.vibrate(LENGTH); // how it will feel
  });
}

/**
 * Call it each minute: it buzzes once, as ten minutes are reached, and not when the page is opened later than that.
 * @param {DOMStringMap} data ends (ISO 8601)
 */
export function buzzAtTen({ ends }, now = Date.now()) {
  const left = Date.parse(ends) - now;
  if (left <= AT && left > AT - 60_000 && chosen()) navigator.vibrate?.(LENGTH);
}

function show(button) {
  button.setAttribute("aria-pressed", String(chosen()));
  button.textContent = chosen() ? button.dataset.on : button.dataset.off;
}

function chosen() {
  return sessionStorage.getItem(KEPT) === "1";
}

function choose(yes) {
  if (yes) sessionStorage.setItem(KEPT, "1");
  else sessionStorage.removeItem(KEPT);
}
