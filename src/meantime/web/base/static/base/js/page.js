/** What every page does: shows a passphrase on request, veils itself when it is left, hides on Shift three times. */

class Reveal extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    const label = () => (input.type === "password" ? "Show" : "Hide");
    button.textContent = label();
    button.setAttribute("aria-label", `Show the ${document.querySelector(`label[for="${input.id}"]`)?.textContent ?? "passphrase"}`);
    button.addEventListener("click", () => {
      input.type = input.type === "password" ? "text" : "password";
      button.textContent = label();
      button.setAttribute("aria-pressed", String(input.type === "text"));
    });
    this.append(button);
  }
}

customElements.define("mt-reveal", Reveal);

/** Best effort against the preview of a task switcher. */
document.addEventListener("visibilitychange", () => {
  document.documentElement.classList.toggle("veiled", document.hidden);
});

document.querySelector("#problems")?.focus();

let shifts = [];
addEventListener("keyup", (event) => {
  if (event.key !== "Shift") return void (shifts = []);
  shifts = [...shifts, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
  if (shifts.length >= 3) hideNow();
});

for (const item of document.querySelectorAll("[data-hide]")) {
  item.addEventListener("click", (event) => (event.preventDefault(), hideNow()));
}

/** Locks the journal and puts a neutral page where this one stood. The browser's history is not erased. */
function hideNow() {
  const form = document.querySelector("mt-idle form");
  document.body.hidden = true;
  if (form) fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => {});
  location.replace("/hidden");
}

/**
 * The plan that a person chose to have at hand while locked: kept for offline as long as that choice stands here, else
 * removed. The cookie says whether it stands; the plan itself is only in the page the browser keeps.
 */
async function keepPlan() {
  const kept = "meantime-plan", page = "/support/offline";
  if (!globalThis.caches) return;
  if (!/(?:^|; )mt-plan-copy=1/.test(document.cookie)) return void (await caches.delete(kept));
  const looksAfter = location.pathname === "/" || location.pathname.startsWith("/support");
  if (looksAfter || !(await caches.match(page))) await (await caches.open(kept)).add(page);
}

keepPlan().catch(() => {}); // without a connection the page stays as it was kept
