// Typing in answers from paper with the keyboard alone: keys choose, Enter goes on, Ctrl+Enter stores.

const form = document.querySelector("form.paper");

/** The answers to earlier questions decide which questions are asked. */
function refresh(asked) {
  const open = {};
  for (const section of asked) {
    const { id, if: other, any } = section.dataset;
    const chosen = other ? new FormData(form).getAll("a." + other) : [];
    open[id] = !other || (open[other] && chosen.some((option) => any.split(" ").includes(option)));
    section.hidden = !open[id];
  }
}

/** Puts the option at the next place that is free, or takes it and those after it away. */
function rank(select, all) {
  if (select.value) {
    const from = Number(select.value);
    for (const other of all) if (Number(other.value) >= from) other.value = "";
  } else {
    select.value = String(1 + Math.max(0, ...all.map((other) => Number(other.value))));
  }
}

function choose(section, key) {
  const cell = section.querySelector(`.cell[data-key="${CSS.escape(key)}"]`);
  if (!cell) return false;
  const control = cell.querySelector("input, select");
  if (control.matches("select")) rank(control, [...section.querySelectorAll("select")]);
  else control.checked = control.type === "radio" || !control.checked;
  control.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function clear(section) {
  for (const control of section.querySelectorAll("input, select")) {
    if (control.matches("select")) control.value = "";
    else control.checked = false;
  }
  section.dispatchEvent(new Event("change", { bubbles: true }));
}

async function check(field) {
  const status = document.getElementById("e-number");
  const number = field.value.trim();
  if (!number) return;
  const reply = await fetch(form.dataset.numbers + encodeURIComponent(number)).catch(() => undefined);
  if (!reply?.ok || field.value.trim() !== number) return;
  const { state } = await reply.json();
  status.textContent = form.dataset[state];
  status.classList.toggle("wrong", state !== "new");
  if (state === "new") field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
}

if (form) {
  const number = form.elements.number;
  const asked = [...form.querySelectorAll(".asked")];
  const stops = () => [number, ...asked.filter((section) => !section.hidden), form.querySelector("button")];
  const stop = (element) => (element === number || element.matches("button") ? element : element.closest(".asked"));

  const visit = (element) => {
    (element?.querySelector?.("textarea, input:not([type=radio], [type=checkbox])") ?? element)?.focus();
    element?.scrollIntoView({ block: "nearest" });
  };
  const move = (from, by) => {
    const list = stops();
    visit(list[Math.max(0, Math.min(list.length - 1, list.indexOf(from) + by))]);
  };

  form.classList.add("live");
  form.querySelector(".keys-help").hidden = false;
  form.addEventListener("change", () => refresh(asked));
  number.addEventListener("change", () => check(number));
  refresh(asked);

  form.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    const here = stop(target);
    if (!here || altKey) return;
    const writes = target.matches("textarea, input:not([type=radio], [type=checkbox])");
    if (key === "Enter" && (ctrlKey || metaKey)) form.requestSubmit();
    else if (ctrlKey || metaKey) return;
    else if (key === "Enter" && !target.matches("button") && !(shiftKey && target.matches("textarea"))) move(here, 1);
    else if (key === "ArrowDown" && !target.matches("textarea, select")) move(here, 1);
    else if (key === "ArrowUp" && !target.matches("textarea, select")) move(here, -1);
    else if (!writes && key === "Backspace") clear(here);
    else if (writes || target.matches("select, button") || !choose(here, key.toLowerCase())) return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "true";
  });
  addEventListener("pageshow", () => delete form.dataset.sent);
  const wrong = form.querySelector(".asked [aria-invalid], .asked .wrong:not(:empty)");
  visit(wrong ? wrong.closest(".asked") : number);
}
