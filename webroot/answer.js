// Turns the form into one question at a time. What is filled in stays on this phone, with a key, until
// the server has acknowledged it; sending again with the same key is harmless.

const NO_ANSWER_MS = 10_000;
const LONGEST_WAIT_S = 60;
const LONGEST_BUSY_S = 300;
const NEARLY_FULL = 20;
const PAUSE_MS = 1000;

const form = document.querySelector("form");
const words = form.dataset;
const find = (selector, within = form) => within.querySelector(selector);
const make = (tag, properties, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};
const say = (sentence, ...values) => sentence.replace(/{(\d)}/g, (_, i) => values[i]);

const questions = [...form.querySelectorAll(".question")];
const [intro, about, notice, keys, wrong] = [".intro", ".about", ".notice", ".keys", ".wrong"].map((s) => find(s));
const next = find("button", keys);
const back = make("button", { type: "button", className: "button quiet", textContent: words.back });
const progress = make("div", { className: "progress" });
const ready = make("div", { className: "ready", hidden: true }, make("h1", { textContent: words.ready }));
const said = make("p", { className: "said" });
const title = document.title;
let current;
let drawn;
let speech;

// What is kept on the phone ------------------------------------------------------------------------

const name = "telmee:" + words.poll;
let kept = true;
let finished = false;

function recall() {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function keep() {
  if (finished) return;
  state.fields = [...new FormData(form)].filter(([field]) => field != "key");
  try {
    localStorage.setItem(name, JSON.stringify(state));
  } catch {
    kept = false;
  }
}

function forget() {
  finished = true;
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept either.
  }
}

/** Fills in what was kept, but for what somebody filled in before this module came. */
function fill(fields) {
  const given = new FormData(form);
  for (const control of form.elements) {
    if (control.name.startsWith("a.") && !given.get(control.name)) {
      const values = fields.filter(([field]) => field == control.name).map(([, value]) => value);
      if (control.matches("[type=radio], [type=checkbox]")) control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }
}

// Answers and rules --------------------------------------------------------------------------------

/** The questions that are asked, given the answers so far. */
function asked() {
  const open = {};
  return questions.filter((question) => {
    const { id, if: other, any } = question.dataset;
    const chosen = other && open[other] ? new FormData(form).getAll("a." + other) : [];
    return (open[id] = !other || chosen.some((option) => any.split(" ").includes(option)));
  });
}

/** The answer as the API wants it, or undefined. */
function answer(question) {
  const { id, type } = question.dataset;
  if (type == "order") {
    const places = [...question.querySelectorAll("select")].filter((select) => select.value);
    places.sort((a, b) => a.value - b.value);
    return places.length ? places.map((select) => select.name.slice(id.length + 3)) : undefined;
  }
  const values = new FormData(form).getAll("a." + id).map((value) => value.trim()).filter(Boolean);
  if (!values.length) return undefined;
  if (type == "many") return values;
  return type == "scale" || type == "number" ? number(values[0]) : values[0];
}

/** A number with a comma or a point and at most two decimals, else NaN. */
function number(text) {
  return /^-?\d+([.,]\d\d?)?$/.test(text) ? Number(text.replace(",", ".")) : NaN;
}

/** What is wrong with the answer to a question, or nothing. */
function fault(question) {
  const { type, rule, required } = question.dataset;
  const given = answer(question);
  if (given === undefined) {
    return !required ? "" : type == "order" ? words.unordered : rule;
  }
  if (type != "many" && type != "number") return "";
  const { least, most } = find("[data-most]", question).dataset;
  const size = type == "many" ? given.length : given;
  return size >= least && size <= most ? "" : rule;
}

/** Whether more is chosen than one may. */
function over(question) {
  return question.dataset.type == "many" && answer(question)?.length > find("fieldset", question).dataset.most;
}

function complain(question, sentence) {
  find(".error", question).textContent = sentence;
  for (const control of question.querySelectorAll("[role=radiogroup], [type=checkbox], .field")) {
    if (sentence) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** Says it where a screen reader hears it. */
function tell(sentence) {
  said.textContent = sentence;
}

// One question at a time ---------------------------------------------------------------------------

/** Where one is: in words, and as strokes. */
function draw(list) {
  drawn = list.length;
  const place = say(words.place, list.indexOf(current) + 1, list.length);
  find(".place span", current).textContent = place;
  document.title = place + " · " + title;
  progress.setAttribute("aria-label", place);
  const strokes = list.map((question, i) => {
    const x = 42 * Math.floor(i / 5);
    const look = question == current ? "now" : answer(question) === undefined ? "todo" : "done";
    return `<path class="${look}" pathLength="1" d="M${i % 5 < 4 ? `${x + 5 + 7 * (i % 5)} 3v20` : `${x + 1} 19l31-13`}"/>`;
  });
  progress.classList.toggle("long", list.length > 10);
  const width = 42 * Math.ceil(list.length / 5) - 8;
  progress.innerHTML = `<svg viewBox="0 0 ${width} 26" class="strokes">${strokes.join("")}</svg>`;
}

function show(question) {
  current = question;
  notice.textContent = "";
  const list = asked();
  const at = list.indexOf(question);
  for (const other of questions) other.hidden = other != question;
  form.classList.toggle("later", at > 0);
  about.hidden = at > 0 && at < list.length - 1;
  back.hidden = at == 0;
  draw(list);
  refresh();
  state.at = question.dataset.id;
  keep();
}

/** What changes with every answer. */
function refresh() {
  const list = asked();
  next.textContent = current == list.at(-1) ? words.send : words.next;
  if (list.length != drawn) draw(list);
  const { type, rule } = current.dataset;
  const hint = find(".hint", current);
  clearTimeout(speech);
  if (type == "text") {
    const area = find("textarea", current);
    const left = area.maxLength - area.value.length;
    hint.textContent = say(words.left, left);
    if (left <= NEARLY_FULL) speech = setTimeout(tell, PAUSE_MS, hint.textContent);
  } else if (type == "many") {
    const n = current.querySelectorAll(":checked").length;
    hint.textContent = rule + (n ? " " + say(words.chosen, n) : "");
  }
}

function go(question, how = "pushState") {
  const from = current.dataset.id;
  show(question);
  history[how]({ at: question.dataset.id, from }, "");
  look(question);
}

function look(question) {
  const heading = find("h2", question);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function stop(question, sentence) {
  complain(question, sentence);
  (find(".order button", question) ?? find("input, textarea", question)).focus();
}

function advance() {
  const sentence = fault(current);
  if (sentence) return stop(current, sentence);
  const list = asked();
  const following = list[list.indexOf(current) + 1];
  if (following) return go(following);
  const missing = list.find(fault);
  if (!missing) return send();
  go(missing);
  return stop(missing, fault(missing));
}

// A list in order, without dragging ----------------------------------------------------------------

function sortable(question) {
  const rows = [...question.querySelectorAll(".row")];
  const mine = make("input", { type: "checkbox", checked: answer(question) !== undefined });
  const list = make("ol", { className: "order" });
  const value = (row) => Number(find("select", row).value);
  const items = rows.sort((a, b) => value(a) - value(b)).map((row) => {
    const [text, select] = row.children;
    const button = (way, by) => {
      const key = make("button", { type: "button" }, way);
      key.setAttribute("aria-label", `${way}: ${text.textContent}`);
      key.onclick = () => move(by, key);
      return key;
    };
    const item = make("li", {}, text, select, button(words.up, -1), button(words.down, 1));
    select.hidden = true;
    row.parentNode.remove();
    function move(by, key) {
      const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (other) {
        if (by < 0) other.before(item);
        else other.after(item);
        mine.checked = true;
        write();
        key.focus();
        tell(say(words.moved, text.textContent, [...list.children].indexOf(item) + 1, items.length));
      }
    }
    return item;
  });
  function write() {
    [...list.children].forEach((item, i) => {
      find("select", item).value = mine.checked ? i + 1 : "";
      const [up, down] = item.querySelectorAll("button");
      up.setAttribute("aria-disabled", i == 0);
      down.setAttribute("aria-disabled", i == items.length - 1);
    });
    list.dispatchEvent(new Event("input", { bubbles: true }));
  }
  mine.onchange = write;
  list.append(...items);
  write();
  find(".hint", question).textContent = words.order;
  find("fieldset", question).append(list, make("label", { className: "choice" }, mine, words.mine));
}

// Sending ------------------------------------------------------------------------------------------

let busy = false;
let timer;
let tries = 0;
let notBefore = 0;

/** Sends the answers until they are acknowledged. A try by itself changes nothing on the screen. */
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
  next.setAttribute("aria-disabled", "true");
  const reply = await post();
  const problem = /problem\+json/.test(reply?.headers.get("Content-Type"));
  if (reply?.status == 201) {
    forget();
    location.replace(reply.headers.get("Location") ?? words.page);
  } else if (reply?.status == 409 && problem) {
    // The page says why: closed meanwhile, or answered already.
    forget();
    location.replace(words.page);
  } else {
    busy = false;
    next.removeAttribute("aria-disabled");
    // Only our own refusals count: in between there may be the portal of a network.
    if (problem && reply.status < 500) refused(reply.status, await reply.json().catch(() => ({})));
    else later(reply);
  }
}

/** The response of the server, or nothing when there was none. */
async function post() {
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), NO_ANSWER_MS);
  const answers = Object.fromEntries(asked().map((question) => [question.dataset.id, answer(question)]));
  try {
    return await fetch(words.target, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: state.key, answers }),
      signal: abort.signal,
      keepalive: true,
    });
  } catch {
    return undefined;
  } finally {
    clearTimeout(limit);
  }
}

/** Tries again by itself: the wait doubles, and its length is left to chance so that not all come at once. */
function later(reply) {
  const header = reply?.headers.get("Retry-After");
  const told = Number(header) || (Date.parse(header) - Date.now()) / 1000 || 0;
  const least = Math.min(Math.max(told, 0), LONGEST_BUSY_S);
  const seconds = least + 1 + Math.random() * Math.min(2 ** tries++, LONGEST_WAIT_S - 1);
  notBefore = Date.now() + least * 1000;
  timer = setTimeout(send, seconds * 1000, true);
  next.textContent = words.now;
  notice.textContent = `${reply?.status >= 500 ? words.busy : words.offline} ${kept ? words.kept : words.open}`;
}

function again() {
  tries = 0;
  if (state.waiting && !document.hidden && Date.now() >= notBefore) send(true);
}

function refused(status, { errors = [] }) {
  state.waiting = false;
  ready.hidden = true;
  intro.hidden = progress.hidden = false;
  const ids = errors.map(({ pointer }) => pointer.split("/")[2]);
  const faulty = asked().filter((question) => ids.includes(question.dataset.id));
  show(faulty[0] ?? current);
  scrollTo(0, 0);
  for (const question of faulty) complain(question, question.dataset.rule);
  if (faulty.length) stop(current, current.dataset.rule);
  else notice.textContent = { 404: words.gone, 413: words.large }[status] ?? words.refused;
}

// Start --------------------------------------------------------------------------------------------

const saved = wrong ? null : recall();
const state = saved?.key ? saved : { key: (!wrong && crypto.randomUUID?.()) || form.elements.key.value };
if (saved?.fields) fill(saved.fields);
questions.filter(({ dataset }) => dataset.type == "order").forEach(sortable);
for (const question of questions) {
  const { type, required } = question.dataset;
  if ((type == "one" || type == "scale") && !required) {
    const clear = make("button", { type: "button", className: "clear", textContent: words.clear });
    clear.onclick = () => {
      for (const input of question.querySelectorAll("input")) input.checked = false;
      find("input", question).focus();
      form.dispatchEvent(new Event("input"));
    };
    find("fieldset", question).append(clear);
  }
}

document.documentElement.classList.add("js");
progress.setAttribute("role", "img");
said.setAttribute("role", "status");
find(".switch", document).before(progress);
ready.prepend(find(".mark svg", document).cloneNode(true));
notice.before(ready);
keys.prepend(back);
form.append(said);

form.onsubmit = (event) => {
  event.preventDefault();
  if (state.waiting) send();
  else advance();
};
form.oninput = () => {
  const sentence = fault(current);
  if (over(current)) tell(sentence);
  if (over(current) || find(".error", current).textContent) complain(current, sentence);
  refresh();
  keep();
};
back.onclick = () => {
  const list = asked();
  const previous = list[list.indexOf(current) - 1];
  if (history.state?.from == previous.dataset.id) history.back();
  else go(previous, "replaceState");
};
addEventListener("popstate", ({ state: entry }) => {
  const wanted = questions.findIndex(({ dataset }) => dataset.id == entry?.at);
  if (wanted >= 0 && !state.waiting) {
    show(asked().filter((question) => questions.indexOf(question) <= wanted).at(-1));
    look(current);
  }
});
addEventListener("storage", ({ key, newValue }) => {
  // Another tab has sent it, or started again.
  if (key == name && !newValue) location.replace(words.page);
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && finished) location.replace(words.page);
});
addEventListener("online", again);
document.addEventListener("visibilitychange", again);

const first = wrong
  ? (question) => find(".error", question).textContent
  : (question) => (state.at ? question.dataset.id == state.at : question.contains(document.activeElement));
const start = asked().find(first);
show(start ?? (wrong ? asked().at(-1) : questions[0]));
if (wrong) {
  wrong.hidden = true;
  if (!start) notice.textContent = find("h2", wrong).textContent;
}
history.replaceState({ from: history.state?.from, at: state.at }, "", wrong ? words.page : undefined);
if (state.waiting) {
  send();
} else if (saved?.fields?.some(([, value]) => value)) {
  const restart = make("button", { type: "button", className: "clear", textContent: words.again });
  restart.onclick = () => {
    forget();
    location.replace(words.page);
  };
  notice.append(words.restored + " ", restart);
}
