// Stores what is typed by itself, does what the buttons say without leaving the page, and keeps the
// phone beside it. It sends the same form as a browser without it, and shows what the server answers.

const form = document.getElementById("builder");
const words = form.dataset;
const address = form.getAttribute("action");
const WAIT_MS = 700;
const AGAIN_MS = 4000;
const LARGEST_GOODBYE = 60_000;

let dirty = false;
let blocked = false;
let timer;
let running = Promise.resolve();

const live = (name, root = document) => root.querySelector(`[data-live="${name}"]`);
const parse = (html) => new DOMParser().parseFromString(html, "text/html");

function say(sentence, failed = false) {
  form.classList.toggle("failed", failed);
  live("saved").textContent = sentence;
}

function body(action) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, value);
  fields.set("action", action);
  return fields;
}

/** The answer of the server, or undefined without one. */
async function post(action) {
  try {
    return await fetch(address, { method: "POST", body: body(action), headers: { Accept: "text/html" } });
  } catch {
    return undefined;
  }
}

// Storing by itself

function typed() {
  dirty = true;
  if (blocked) return;
  clearTimeout(timer);
  timer = setTimeout(save, WAIT_MS);
}

function save() {
  running = running.then(store);
  return running;
}

async function store() {
  clearTimeout(timer);
  if (!dirty || blocked) return;
  dirty = false;
  say(words.saving);
  const reply = await post("autosave");
  if (reply?.status == 409) {
    blocked = true;
    dirty = true;
    say(words.conflict, true);
  } else if (!reply?.ok || (reply.redirected && reply.url.includes("/sign-in"))) {
    dirty = true;
    say(reply?.redirected || reply?.status == 401 ? words.leaving : words.offline, true);
    timer = setTimeout(save, AGAIN_MS);
  } else {
    show(parse(await reply.text()));
  }
}

/** Takes over what the server says about what was typed; not the fields, for typing goes on. */
function show(page) {
  const answer = page.getElementById("builder");
  if (!answer) return location.reload();
  if (answer.dataset.merged == "true" && !dirty) return replace(page);
  form.classList.remove("failed");
  form.elements.revision.value = answer.elements.revision.value;
  const opened = [...document.querySelectorAll(".brief details[open]")].map(({ id }) => id);
  for (const part of document.querySelectorAll("[data-live]")) {
    if (part.dataset.live == "done") continue;
    const fresh = live(part.dataset.live, page);
    if (!fresh) continue;
    if (part.innerHTML != fresh.innerHTML) part.innerHTML = fresh.innerHTML;
    part.hidden = fresh.hidden;
  }
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  missing();
  phone();
}

/** A dashed field is one that still wants its translation. */
function missing() {
  for (const pair of document.querySelectorAll(".pair")) {
    const [dutch, english] = pair.querySelectorAll("input, textarea");
    if (!english) continue;
    pair.classList.toggle("missing", dutch.value.trim() != "" && english.value.trim() == "");
  }
}

// Buttons

async function act(action) {
  clearTimeout(timer);
  await running;
  if (blocked) return form.submit();
  form.inert = true;
  const reply = await post(action);
  form.inert = false;
  if (reply?.ok && !reply.url.includes("/sign-in")) {
    dirty = false;
    replace(parse(await reply.text()));
  } else if (reply?.status == 409) {
    form.requestSubmit();
  } else {
    dirty = true;
    say(reply ? words.leaving : words.offline, true);
  }
}

/** The new questions, with what was open still open and the focus where the work goes on. */
function replace(page) {
  const answer = page.getElementById("builder");
  if (!answer) return location.reload();
  const open = new Set([...form.querySelectorAll("details[data-id][open]")].map(({ dataset }) => dataset.id));
  for (const details of answer.querySelectorAll("details[data-id]")) {
    if (open.has(details.dataset.id)) details.open = true;
  }
  const here = document.activeElement?.id;
  form.elements.revision.value = answer.elements.revision.value;
  form.querySelector(".making").replaceWith(answer.querySelector(".making"));
  live("brief").replaceWith(live("brief", page));
  document.getElementById("undo").replaceWith(page.getElementById("undo"));
  form.classList.remove("failed");
  const wanted = document.getElementById(answer.dataset.focus) ?? document.getElementById(here);
  focus(wanted);
  phone();
}

function focus(element) {
  if (!element) return;
  const other = element.disabled && element.parentElement.querySelector("button:enabled");
  const target = other || element;
  target.closest("details")?.setAttribute("open", "");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

// A list that is pasted in an answer

/** Its lines, without the signs or numbers that a list has in a letter. */
function listed(text) {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-–•·*▪◦]|\d{1,2}[.)])\s+/, "").trim())
    .filter((line) => line != "");
}

/** Puts the first where it was pasted, the others in what is empty below it, and then in new answers. */
function spread(field, lines) {
  const [, list, first, language] = field.name.match(/^(.+\.)(\d+)\.text\.(\w+)$/);
  field.setRangeText(lines.shift(), field.selectionStart, field.selectionEnd, "end");
  for (let place = Number(first) + 1; lines.length > 0; place++) {
    const next = form.elements[`${list}${place}.text.${language}`] ?? fresh(field, `${list}${place}.text.nl`, language);
    if (!next) break;
    if (next.value == "") next.value = lines.shift();
  }
  dirty = true;
}

/** A new answer needs its Dutch first: a list of translations makes none. */
function fresh(field, name, language) {
  if (language != "nl") return undefined;
  const added = document.createElement("input");
  added.type = "hidden";
  added.name = name;
  field.after(added);
  return added;
}

// The phone

const frame = form.querySelector(".phone");
let at = "";
let shown = "";

/** Shows the draft at the question one works on; the old page stays until the new one is there. */
function phone(onlyIfMoved = false) {
  if (onlyIfMoved && at == shown) return;
  shown = at;
  try {
    sessionStorage.setItem(frame.dataset.trial, JSON.stringify({ key: crypto.randomUUID?.(), at, fields: [] }));
  } catch {
    // Then it begins at the first question.
  }
  for (const late of frame.querySelectorAll(".next")) late.remove();
  const [old] = frame.children;
  const next = document.createElement("iframe");
  next.className = "next";
  next.title = old.title;
  next.src = frame.dataset.phone;
  next.onload = () => {
    old.remove();
    next.className = "";
  };
  frame.append(next);
}

// Events

form.addEventListener("input", typed);
form.addEventListener("change", ({ target }) => {
  if (target.matches("[data-refresh]")) act("refresh");
});
form.addEventListener("submit", (event) => {
  const button = event.submitter;
  clearTimeout(timer);
  if (!button || button.form != form || button.matches("[data-leave]") || blocked) {
    dirty = false;
    return;
  }
  event.preventDefault();
  if (button.value == "save") save();
  else act(button.value);
});
form.addEventListener("keydown", (event) => {
  const option = event.target.closest?.(".option");
  if (event.key != "Enter" || !option || !event.target.matches("input[type=text]") || event.isComposing) return;
  event.preventDefault();
  const place = option.querySelector(".tool").value.split(".").slice(1).join(".");
  act("option-add." + place);
});
form.addEventListener("paste", (event) => {
  const field = event.target;
  if (!field.matches(".option input[type=text]")) return;
  const lines = listed(event.clipboardData.getData("text/plain"));
  if (lines.length < 2) return;
  event.preventDefault();
  spread(field, lines);
  act("refresh");
});
form.addEventListener("focusin", ({ target }) => {
  at = target.closest("[data-id]")?.dataset.id ?? (target.closest(".making") ? "" : at);
  phone(true);
});
document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#f-'], a[href='#questions']");
  const field = link && document.getElementById(decodeURIComponent(link.hash).slice(1));
  if (field) focus(field);
});
addEventListener("pagehide", () => {
  sessionStorage.removeItem(frame.dataset.trial);
  if (!dirty || blocked) return;
  const fields = body("autosave");
  if (String(fields).length < LARGEST_GOODBYE) fetch(address, { method: "POST", body: fields, keepalive: true });
});

if (words.focus) focus(document.getElementById(words.focus));
else if (location.hash.startsWith("#f-")) focus(document.getElementById(location.hash.slice(1)));
