/**
 * Says while lines are ticked how much of one page they take, with the row counts the server gave each line.
 * The server decides again when the choice is kept.
 */
class PageRoom extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.say());
    this.querySelector("[name=check]").hidden = true;
  }

  say() {
    const ticked = [...this.querySelectorAll("[name=line]:checked")];
    const sections = new Set(ticked.map((box) => box.closest("fieldset")));
    const rows = ticked.reduce((sum, box) => sum + Number(box.dataset.rows), 0);
    const taken = rows + sections.size * Number(this.dataset.headingRows);
    const room = Number(this.dataset.pageRows);
    const status = this.querySelector(".room");
    status.classList.toggle("is-over", taken > room);
    status.textContent = sentence(ticked.length, taken, room);
  }
}

/** @param {number} count @param {number} taken @param {number} room */
function sentence(count, taken, room) {
  const lines = `${count} ${count === 1 ? "line" : "lines"} chosen.`;
  if (count === 0) return "No lines chosen.";
  if (taken > room) return `${lines} They do not all fit on one page.`;
  const they = count === 1 ? "It fits" : "They fit";
  return `${lines} ${they} on one page, about ${Math.round((100 * taken) / room)} % full.`;
}

customElements.define("mt-room", PageRoom);
