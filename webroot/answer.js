// Makes the form one question at a time. What is sent stays on this phone, with a key, until the
// server has acknowledged it; sending again with the same key is harmless.

import { all, button, clearable, find, form, make, said, say, sortable, tell, words } from "./controls.js";

const NO_ANSWER_MS = 10_000;
const LONGEST_WAIT_S = 60;
const LONGEST_BUSY_S = 300;
const NEARLY_FULL = 20;
const PAUSE_MS = 1000;

const title = document.title;
const questions = all(".question");
const { code } = form.elements;
const [intro, about, notice, wrong] = [".intro", ".about", ".notice", ".wrong"].map((part) => find(part));
const next = find(".keys button");
const back = button(words.back, "button quiet", goBack);
const progress = make("div", { className: "progress" });
const ready = make("div", { className: "ready", hidden: true }, make("h1", {}, words.ready));
let current;

// Kept on the phone

const name = "telmee:" + words.poll;
let kept = true;
let finished = false;

// What is not sent yet is for this tab only: the next one on a shared computer must not see it.

function recall() {
  try {
    return JSON.parse(localStorage.getItem(name) ?? sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function keep() {
  if (finished) return;
  state.fields = [...new FormData(form)].filter(([field]) => field != "key");
  try {
    (state.waiting ? localStorage : sessionStorage).setItem(name, JSON.stringify(state));
    if (state.waiting) sessionStorage.removeItem(name);
  } catch {
    kept = false;
  }
}

function drop() {
  try {
    localStorage.removeItem(name);
    sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

function forget(address) {
  finished = true;
  drop();
  location.replace(address);
}

/** Fills in what was kept, but not over what was filled in before this module came. */
function fill(fields) {
  const given = new FormData(form);
  for (const control of form.elements) {
    if (/^(a[.]|code)/.test(control.name) && !given.get(control.name)) {
      const values = fields.filter(([field]) => field == control.name).map(([, value]) => value);
      if (control.matches("[type=radio], [type=checkbox]")) control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }
}

// Answers

const chosen = (id) => new FormData(form).getAll("a." + id);

/** The questions that are asked, given the answers. */
function asked() {
  const open = {};
  return questions.filter(({ dataset: { id, if: other, any } }) => {
    const options = any?.split(" ");
    return (open[id] = !other || (open[other] && chosen(other).some((option) => options.includes(option))));
  });
}

/** The answer as the API takes it, or undefined. */
function answer(question) {
  const { id, type } = question.dataset;
  if (type == "order") {
    const places = all("select", question).filter((select) => select.value);
    places.sort((a, b) => a.value - b.value);
    return places.length ? places.map((select) => select.name.slice(id.length + 3)) : undefined;
  }
  const values = chosen(id).map((value) => value.trim()).filter(Boolean);
  if (type == "many") return values.length ? values : undefined;
  const [value] = values;
  return value && (type == "scale" || type == "number") ? number(value) : value;
}

/** A number with a comma or a point and at most two decimals, or NaN. */
function number(text) {
  return /^-?\d+([.,]\d\d?)?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
}

/** What is wrong with an answer, or nothing. */
function fault(question) {
  const { type, rule, required } = question.dataset;
  const given = answer(question);
  if (given === undefined) return !required ? "" : type == "order" ? words.unordered : rule;
  if (type != "many" && type != "number") return "";
  const { least, most } = find("[data-most]", question).dataset;
  const size = type == "many" ? given.length : given;
  return size >= least && size <= most ? "" : rule;
}

function complain(question, sentence) {
  find(".error", question).textContent = sentence;
  for (const control of all("[role=radiogroup], [type=checkbox], .field", question)) {
    if (sentence) control.setAttribute("aria-invalid", true);
    else control.removeAttribute("aria-invalid");
  }
}

function correct(question, sentence) {
  complain(question, sentence);
  (find(".order button", question) ?? find("input, textarea", question)).focus();
}

// One question at a time

let drawn;
let speech;

/** Where one is: in words, and as strokes. */
function draw(list) {
  drawn = list.length;
  const place = say(words.place, list.indexOf(current) + 1, drawn);
  find(".place span", current).textContent = place;
  document.title = place + " · " + title;
  progress.setAttribute("aria-label", place);
  progress.classList.toggle("long", drawn > 10);
  const strokes = list.map((question, i) => {
    const x = 42 * Math.floor(i / 5);
    const line = i % 5 < 4 ? `${x + 5 + 7 * (i % 5)} 3v20` : `${x + 1} 19l31-13`;
    const look = question == current ? "now" : answer(question) === undefined ? "todo" : "done";
    return `<path class="${look}" pathLength="1" d="M${line}"/>`;
  });
  const width = 42 * Math.ceil(drawn / 5) - 8;
  progress.innerHTML = `<svg viewBox="0 0 ${width} 26" class="strokes">${strokes.join("")}</svg>`;
}

function show(question) {
  current = question;
  notice.textContent = "";
  const list = asked();
  for (const other of questions) other.hidden = other != question;
  back.hidden = question == list[0];
  about.hidden = !back.hidden && question != list.at(-1);
  form.classList.toggle("later", !back.hidden);
  draw(list);
  refresh();
  state.at = question.dataset.id;
  state.far = Math.max(state.far ?? 0, questions.indexOf(question));
  keep();
}

/** What changes with every answer. */
function refresh() {
  const list = asked();
  if (list.length != drawn) draw(list);
  next.textContent = current == list.at(-1) ? words.send : words.next;
  const { type, rule } = current.dataset;
  const hint = find(".hint", current);
  clearTimeout(speech);
  if (type == "text") {
    const { maxLength, value } = find("textarea", current);
    hint.textContent = say(words.left, maxLength - value.length);
    if (maxLength - value.length <= NEARLY_FULL) speech = setTimeout(tell, PAUSE_MS, hint.textContent);
  } else if (type == "many") {
    const n = all(":checked", current).length;
    hint.textContent = rule + (n ? " " + say(words.chosen, n) : "");
  }
}

function go(question, how = "pushState") {
  const from = current.dataset.id;
  show(question);
  history[how]({ at: state.at, from }, "");
  look();
}

function look() {
  const heading = find("h2", current);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Whether there is an access code where one is needed; says what is wrong with it. */
function coded(error = !code || code.value.trim() ? "" : code.dataset.needed) {
  if (code) find("#e-code").textContent = error;
  if (!error) return true;
  if (current != questions[0]) go(questions[0]);
  code.setAttribute("aria-invalid", true);
  code.focus();
}

function goOn() {
  if (!coded()) return;
  const sentence = fault(current);
  if (sentence) return correct(current, sentence);
  const list = asked();
  const following = list[list.indexOf(current) + 1];
  if (following) return go(following);
  const missing = list.find(fault);
  if (!missing) return send();
  go(missing);
  return correct(missing, fault(missing));
}

function goBack() {
  const list = asked();
  const previous = list[list.indexOf(current) - 1];
  if (history.state?.from == previous.dataset.id) history.back();
  else go(previous, "replaceState");
}

// Sending

let busy = false;
let timer;
let tries = 0;
let notBefore = 0;

/** Sends until it is acknowledged. A try by itself changes nothing on the screen. */
async function send(byItself) {
  if (busy || finished) return;
  busy = true;
  clearTimeout(timer);
  state.waiting = true;
  keep();
  for (const part of [...questions, intro, about, back, progress]) part.hidden = true;
  ready.hidden = false;
  document.title = words.ready + " · " + title;
  if (!byItself) notice.textContent = words.sending;
  next.setAttribute("aria-disabled", true);
  const reply = await post();
  busy = false;
  next.removeAttribute("aria-disabled");
  // Only our own refusals count: in between there may be the portal of a network.
  const problem = /problem\+json/.test(reply?.headers.get("Content-Type"));
  if (reply?.status == 201) forget(reply.headers.get("Location") ?? words.page);
  else if (!problem || reply.status >= 500) later(reply);
  else refused(reply.status, await reply.json().catch(() => ({})));
}

/** The server's response, or undefined. */
async function post() {
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), NO_ANSWER_MS);
  const answers = Object.fromEntries(asked().map((question) => [question.dataset.id, answer(question)]));
  try {
    return await fetch(words.target, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: state.key, code: code?.value, answers }),
      signal: abort.signal,
      keepalive: true,
    });
  } catch {
    return undefined;
  } finally {
    clearTimeout(limit);
  }
}

/** Tries again by itself. The wait doubles, and chance sets its length, so that not all phones come at once. */
function later(reply) {
  const told = Math.min(Number(reply?.headers.get("Retry-After")) || 0, LONGEST_BUSY_S);
  const seconds = told + 1 + Math.random() * Math.min(2 ** tries++, LONGEST_WAIT_S - 1);
  notBefore = Date.now() + told * 1000;
  timer = setTimeout(send, seconds * 1000, true);
  next.textContent = words.now;
  notice.textContent = `${reply?.status >= 500 ? words.busy : words.offline} ${kept ? words.kept : words.open}`;
}

function again() {
  tries = 0;
  if (state.waiting && !document.hidden && Date.now() >= notBefore) send(true);
}

function refused(status, { type, errors = [] }) {
  const unknown = /code-/.test(type);
  // The page says why: closed meanwhile, or answered already.
  if (status == 409 && !unknown) return forget(words.page);
  state.waiting = false;
  drop();
  ready.hidden = true;
  intro.hidden = progress.hidden = false;
  const ids = errors.map(({ pointer }) => pointer.split("/")[2]);
  const faulty = asked().filter(({ dataset }) => ids.includes(dataset.id));
  show(faulty[0] ?? current);
  scrollTo(0, 0);
  if (unknown) return coded(code.dataset.unknown);
  for (const question of faulty) complain(question, question.dataset.rule);
  if (faulty[0]) correct(current, current.dataset.rule);
  else notice.textContent = { 404: words.gone, 413: words.large }[status] ?? words.refused;
}

// Start

const saved = wrong ? null : recall();
const state = saved?.key ? saved : { key: (!wrong && crypto.randomUUID?.()) || form.elements.key.value };
if (saved?.fields) fill(saved.fields);
// A card's QR code brings the code behind a #, which no server sees.
if (code && location.hash.startsWith("#code=")) code.value = location.hash.slice(6);
for (const question of questions) {
  const { type, required } = question.dataset;
  if (type == "order") sortable(question, answer(question) !== undefined);
  else if ((type == "one" || type == "scale") && !required) clearable(question);
}

document.documentElement.classList.add("js");
progress.setAttribute("role", "img");
said.setAttribute("role", "status");
find(".switch", document).before(progress);
ready.prepend(find(".mark svg", document).cloneNode(true));
notice.before(ready);
next.before(back);
form.append(said);

form.onsubmit = (event) => {
  event.preventDefault();
  if (state.waiting) send();
  else goOn();
};
form.oninput = () => {
  const sentence = fault(current);
  const tooMany = current.dataset.type == "many" && answer(current)?.length > find("fieldset", current).dataset.most;
  if (tooMany) tell(sentence);
  if (tooMany || find(".error", current).textContent) complain(current, sentence);
  refresh();
  keep();
};
addEventListener("popstate", (event) => {
  const wanted = questions.findIndex(({ dataset }) => dataset.id == event.state?.at);
  if (wanted < 0 || state.waiting) return;
  show(asked().filter((question) => questions.indexOf(question) <= wanted).at(-1));
  look();
});
addEventListener("storage", ({ key, newValue }) => {
  // Another tab has sent it, or started again.
  if (key == name && !newValue) location.replace(words.page);
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && finished) location.replace(words.page);
});
addEventListener("pagehide", () => {
  // A number without a person: how far people come before they leave. Once, and not for who sends.
  const address = words.target.replace(/responses$/, "_leave");
  if (finished || state.waiting || state.left || address == words.target) return;
  state.left = true;
  keep();
  const question = questions[state.far].dataset.id;
  navigator.sendBeacon?.(address, new Blob([JSON.stringify({ question })], { type: "application/json" }));
});
addEventListener("online", again);
document.addEventListener("visibilitychange", again);

const start = asked().find((question) =>
  wrong
    ? find(".error", question).textContent
    : state.at
      ? question.dataset.id == state.at
      : question.contains(document.activeElement),
);
show(start ?? (wrong ? asked().at(-1) : questions[0]));
history.replaceState({ from: history.state?.from, at: state.at }, "", wrong ? words.page : location.href.split("#code")[0]);
if (wrong) {
  wrong.hidden = true;
  if (!start) notice.textContent = find("h2", wrong).textContent;
} else if (state.waiting) {
  send();
} else if (saved?.fields?.some(([, value]) => value)) {
  notice.append(words.restored + " ", button(words.again, "clear", () => forget(words.page)));
}
