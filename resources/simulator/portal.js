"use strict";
// The page shows what the server says; the story and the count are kept there (desktop/simulator/portal.py).
(() => {
  const here = location.pathname;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const code = one("#kode");
  const boxes = all(".boxes input");
  const marks = { code: 1, code_wrong: 1, code_expired: 1, data: 2, failed: 2, last: 2, succeeded: 3, invalid: 3 };

  function pop(name) {
    all("dialog[open]").forEach((dialog) => dialog.close());
    if (name) one(`#${name}`).showModal();
  }

  function section(step) {
    all("section[data-step]").forEach((part) => { part.hidden = part.dataset.step !== step; });
    all(".steps li").forEach((mark) => {
      mark.toggleAttribute("aria-current", Number(mark.dataset.mark) === marks[step]);
    });
    window.scrollTo(0, 0);
    const target = step === "code" ? code : one(`[data-step="${step}"] h1`);
    if (target) target.focus();
  }

  function problem(name) {
    all("[data-problem]").forEach((line) => { line.hidden = line.dataset.problem !== name; });
    code.setAttribute("aria-invalid", String(Boolean(name)));
    if (name) code.select();
  }

  function fill(state) {
    for (const [name, text] of Object.entries(state.patient || {})) {
      all(`[data-patient="${name}"]`).forEach((part) => { part.textContent = text; });
    }
    all("[data-cause]").forEach((part) => { part.textContent = state.cause || ""; });
  }

  function show(state) {
    fill(state);
    if (state.step === "code_wrong") return problem("code_wrong");
    if (state.step === "gone") return location.assign(`${here}/gone`);
    const popup = ["failed", "last"].includes(state.step) ? state.step : "";
    section(popup ? "data" : state.step);
    pop(popup);
    if (state.step === "code") { code.value = ""; boxes.forEach((box) => { box.checked = false; }); problem(""); code.focus(); }
  }

  async function ask(action, body) {
    try {
      const options = action === "state" ? {} : { method: "POST", body: JSON.stringify(body || {}) };
      const answer = await fetch(`${here}/${action}`, { cache: "no-store", ...options });
      show(await answer.json());
    } catch {
      pop("lost");
    }
  }

  async function listCodes() {
    const table = one("#daftar-kode tbody");
    if (table.rows.length) return;
    const rows = await (await fetch("/training/codes")).json();
    for (const row of rows) {
      const line = table.insertRow();
      line.insertCell().textContent = row.code;
      line.insertCell().textContent = `${row.title_id}. ${row.description_id}`;
    }
  }

  const does = {
    cancel: () => pop(""),
    send: () => { pop("submitting"); ask("submit", { boxes: boxes.map((box) => box.checked) }); },
    retry: () => { pop("submitting"); ask("retry"); },
    restart: () => ask("restart"),
    reload: () => location.reload(),
  };
  all("[data-do]").forEach((button) => button.addEventListener("click", () => does[button.dataset.do]()));
  // Esc means "Batal" in the confirmation only; the other pop-ups want a decision.
  all("dialog:not(#confirmation)").forEach((dialog) => {
    dialog.addEventListener("cancel", (event) => event.preventDefault());
  });
  one("#daftar-kode").addEventListener("toggle", () => listCodes().catch(() => {}));
  code.addEventListener("input", () => { code.value = code.value.replace(/\D/g, ""); });
  one("#form-kode").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!/^\d{6}$/.test(code.value)) return problem("incomplete");
    problem("");
    ask("code", { code: code.value });
  });
  one("#form-data").addEventListener("submit", (event) => {
    event.preventDefault();
    const ticked = boxes.filter((box) => box.checked).length;
    one("#jumlah").textContent = `${ticked} dari ${boxes.length} pernyataan dicentang.`;
    pop("confirmation");
  });
  ask("state");
})();
