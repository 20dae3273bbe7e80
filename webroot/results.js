// Moves the results that the server drew, as new versions come in over the stream.
// Results are states, not steps: only the latest version counts.

const QUIET_MILLISECONDS = 20_000;
/** A server ends streams now and then, and browsers come back by themselves: that is no news. */
const PATIENCE_MILLISECONDS = 8_000;
const RETRY_MILLISECONDS = 15_000;
const ROOM_FOR_LABEL = 0.09;

const language = document.documentElement.lang;
const whole = new Intl.NumberFormat(language);
const decimal = new Intl.NumberFormat(language, {
  maximumFractionDigits: 1,
  roundingMode: "halfEven",
});

class Results {
  constructor(root) {
    this.root = root;
    this.words = words(root);
    this.group = "by" in root.dataset;
    this.version = Number(root.dataset.version);
    this.paused = false;
    this.lost = false;
    this.pause = root.querySelector("[data-pause]");
    this.announcer = new Announcer(root.querySelector("[data-status]"));
  }

  start() {
    this.root.querySelector("[data-static]").hidden = true;
    this.pause.hidden = false;
    this.pause.addEventListener("click", () => this.toggle());
    document.addEventListener("visibilitychange", () =>
      document.hidden ? this.close() : this.open(),
    );
    if (!document.hidden) {
      this.open();
    }
  }

  open() {
    if (this.source) {
      return;
    }
    this.source = new EventSource(this.root.dataset.stream);
    this.source.addEventListener("results", ({ data }) => {
      const results = JSON.parse(data);
      this.take({ ...results, received: results.responses.received });
    });
    this.source.addEventListener("received", ({ data }) =>
      this.take({ ...this.latest, ...JSON.parse(data) }),
    );
    this.source.addEventListener("open", () => this.found());
    this.source.addEventListener("error", () => this.missed());
  }

  close() {
    clearTimeout(this.missing);
    this.missing = undefined;
    this.source?.close();
    this.source = null;
  }

  found() {
    clearTimeout(this.missing);
    this.missing = undefined;
    this.connected(true);
  }

  missed() {
    this.missing ??= setTimeout(() => this.connected(false), PATIENCE_MILLISECONDS);
    if (this.source?.readyState === EventSource.CLOSED) {
      // Refused, so the browser does not try again by itself.
      this.source = null;
      setTimeout(() => document.hidden || this.open(), RETRY_MILLISECONDS * (1 + Math.random()));
    }
  }

  /** A new version, or a new number of responses; kept for later during a pause. */
  take(news) {
    this.latest = news;
    if (!this.paused) {
      this.show();
    }
  }

  toggle() {
    this.paused = !this.paused;
    this.pause.setAttribute("aria-pressed", String(this.paused));
    this.chip();
    if (!this.paused && this.latest) {
      this.show();
    }
  }

  connected(yes) {
    if (this.lost === yes) {
      this.lost = !yes;
      this.chip();
      if (this.lost) {
        this.announcer.say(this.say("announce.lost"));
      }
    }
  }

  show() {
    const { latest, root } = this;
    put(root.querySelector("[data-received]"), whole.format(latest.received));
    put(root.querySelector("[data-received-words]"), this.count("received", latest.received));
    if (latest.questions) {
      this.draw(latest);
    }
  }

  draw(latest) {
    const shown = this.shown(latest);
    if (latest.state === "closed" || (shown && !this.root.querySelector("[data-question]"))) {
      reload(latest);
      return;
    }
    this.rest(latest);
    if (latest.version === this.version) {
      return;
    }
    this.version = latest.version;
    this.chip();
    if (shown) {
      this.update(shown, shown.released ?? latest.responses.released);
    }
  }

  update(shown, released) {
    put(
      this.root.querySelector("[data-shown]"),
      this.count(this.group ? "group" : "shown", released),
    );
    for (const question of shown.questions) {
      this.question(question);
    }
    this.announcer.say(this.say("announce", this.version, released));
  }

  /** What the stream has of what this page shows; undefined: too few responses. */
  shown(latest) {
    if (!this.group) {
      return latest.version > 0 ? latest : undefined;
    }
    const { by, value } = this.root.dataset;
    return latest.breakdowns
      ?.find((breakdown) => breakdown.by === by)
      ?.groups.find((group) => group.value === value);
  }

  rest(latest) {
    const rest = latest.received - latest.responses.released;
    const said = this.group || rest <= 0 || latest.version === 0 ? "" : this.count("rest", rest);
    put(this.root.querySelector("[data-rest]"), said);
  }

  chip() {
    const chip = this.root.querySelector("[data-chip]");
    const state = this.lost ? "lost" : this.paused ? "paused" : "live";
    chip.className = `chip live ${state}`;
    const waiting = state === "live" && this.version === 0;
    put(chip, this.say(waiting ? "chip.waiting" : `chip.${state}`, this.version));
  }

  question(question) {
    const card = this.root.querySelector(`[data-question="${CSS.escape(question.id)}"]`);
    if (!card) {
      return;
    }
    const text = card.querySelector("[data-text]");
    const none = text && this.group && question.answered === 0;
    put(
      card.querySelector("[data-answered]"),
      none ? this.say("text.none") : this.count(text ? "text" : "answered", question.answered),
    );
    if (card.querySelector("[data-ranking]")) {
      this.ranking(card, question);
    } else if (!text) {
      this.bars(card, question);
      this.mean(card, question);
    }
  }

  bars(card, question) {
    const counts =
      question.options ?? question.bands.map((band, i) => ({ ...band, id: String(i) }));
    const most = Math.max(...counts.map(({ count }) => count));
    for (const { id, count } of counts) {
      const figure = this.figure(count, question.answered);
      for (const row of card.querySelectorAll(`[data-option="${CSS.escape(id)}"]`)) {
        put(row.querySelector("[data-share]"), figure.share);
        put(row.querySelector("[data-count]"), figure.count);
        const bar = row.querySelector("rect");
        if (bar) {
          bar.setAttribute("width", figure.width);
          row.classList.toggle("least", figure.least);
          row.classList.toggle("most", !figure.least && count === most);
        }
      }
    }
  }

  mean(card, { mean, standardDeviation }) {
    const box = card.querySelector("[data-mean-box]");
    if (!box) {
      return;
    }
    box.hidden = mean === null || (this.group && standardDeviation === 0);
    put(box.querySelector("[data-mean]"), decimal.format(mean));
    const line = box.querySelector("[data-line]");
    if (line) {
      const [minimum, maximum] = [Number(line.dataset.minimum), Number(line.dataset.maximum)];
      const at = Math.min(1, Math.max(0, (mean - minimum) / (maximum - minimum)));
      line.querySelector(".at").setAttribute("cx", percent(at));
    }
  }

  ranking(card, { answered, options }) {
    for (const option of options) {
      const figures = option.ranks.map((count) => this.figure(count, answered));
      for (const row of card.querySelectorAll(`[data-option="${CSS.escape(option.id)}"]`)) {
        put(row.querySelector("[data-place]"), this.place(option, answered));
        row.querySelectorAll("[data-part]").forEach((cell, i) => put(cell, figures[i].share));
        parts(row, option.ranks, answered);
      }
    }
    const order = options.toSorted((a, b) => a.meanRank - b.meanRank).map(({ id }) => id);
    for (const list of card.querySelectorAll("[data-ranking], [data-table]")) {
      reorder(list, order);
    }
  }

  place({ ranks, meanRank }, answered) {
    if (answered === 0) {
      return "";
    }
    const telling = this.group && ranks.includes(answered);
    return this.say(telling ? "rank.nearly" : "rank.mean", decimal.format(meanRank));
  }

  /** As the server says figures: inside a group, nobody and everybody only in words. */
  figure(count, answered) {
    const share = answered === 0 ? 0 : count / answered;
    const percents = Math.round(share * 100);
    if (this.group && (percents === 0 || percents === 100)) {
      return percents === 0
        ? { share: this.say("share.none"), count: "–", width: "1%", least: true }
        : { share: this.say("share.all"), count: "–", width: "99%", least: false };
    }
    const said =
      percents === 0 && share > 0
        ? this.say("share.least")
        : percents === 100 && share < 1
          ? this.say("share.most")
          : `${percents}%`;
    return {
      share: said,
      count: whole.format(count),
      width: percent(share),
      least: percents === 0,
    };
  }

  say(name, ...places) {
    return this.words[name].replace(/\{(\d)\}/g, (_, i) =>
      typeof places[i] === "number" ? whole.format(places[i]) : places[i],
    );
  }

  count(name, n) {
    return this.say(`${name}.${n === 1 ? "one" : "many"}`, n);
  }
}

/** Tells screen readers at most one thing every twenty seconds, and then the latest. */
class Announcer {
  constructor(status) {
    this.status = status;
    this.last = Date.now();
  }

  say(text) {
    this.text = text;
    this.timer ??= setTimeout(
      () => {
        this.timer = undefined;
        this.last = Date.now();
        this.status.textContent = this.text;
      },
      Math.max(0, this.last + QUIET_MILLISECONDS - Date.now()),
    );
  }
}

function words(root) {
  const all = root.querySelector("[data-words]").content.querySelectorAll("[data-word]");
  return Object.fromEntries([...all].map((word) => [word.dataset.word, word.textContent]));
}

function put(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

function percent(share) {
  return `${(share * 100).toFixed(1)}%`;
}

function parts(row, ranks, answered) {
  const rects = row.querySelectorAll("rect");
  const labels = row.querySelectorAll("text");
  let from = 0;
  rects.forEach((rect, i) => {
    const share = answered === 0 ? 0 : ranks[i] / answered;
    rect.setAttribute("x", percent(from));
    rect.setAttribute("width", percent(share));
    labels[i].setAttribute("x", percent(from + share / 2));
    labels[i].setAttribute("display", share < ROOM_FOR_LABEL ? "none" : "inline");
    from += share;
  });
}

function reorder(list, order) {
  const rows = [...list.children];
  const place = (row) => order.indexOf(row.dataset.option);
  if (rows.some((row, i) => place(row) !== i)) {
    list.append(...rows.toSorted((a, b) => place(a) - place(b)));
  }
}

/** Once for a version, lest an older copy of the page goes round in circles. */
function reload({ poll, version, state }) {
  const key = `results ${poll}`;
  const seen = `${version} ${state} ${location.href}`;
  try {
    if (sessionStorage.getItem(key) !== seen) {
      sessionStorage.setItem(key, seen);
      location.reload();
    }
  } catch {
    // A browser that stores nothing gets the new page when its reader asks for it.
  }
}

const root = document.querySelector("[data-results][data-stream]");
if (root) {
  new Results(root).start();
}
