// Moves the results that the server drew, as new versions come in over the stream.
// Results are states, not steps: only the latest version counts.
import { Figures, Words, put, reload, whole } from "./figures.js";

const QUIET_MILLISECONDS = 20_000;
/** A server ends streams now and then, and browsers come back by themselves: that is no news. */
const PATIENCE_MILLISECONDS = 8_000;
const RETRY_MILLISECONDS = 15_000;

class Results {
  constructor(root) {
    this.root = root;
    this.group = "by" in root.dataset;
    this.words = new Words(root.querySelector("[data-words]"));
    this.figures = new Figures(this.words, this.group);
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
        this.announcer.say(this.words.say("announce.lost"));
      }
    }
  }

  show() {
    const { latest, root } = this;
    put(root.querySelector("[data-received]"), whole.format(latest.received));
    put(root.querySelector("[data-received-words]"), this.words.count("received", latest.received));
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
      this.words.count(this.group ? "group" : "shown", released),
    );
    for (const question of shown.questions) {
      const card = this.root.querySelector(`[data-question="${CSS.escape(question.id)}"]`);
      if (card) {
        this.figures.draw(card, question);
      }
    }
    this.announcer.say(this.words.say("announce", this.version, released));
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
    const none = this.group || rest <= 0 || latest.version === 0;
    const said = none ? "" : this.words.count("rest", rest);
    put(this.root.querySelector("[data-rest]"), said);
  }

  chip() {
    const chip = this.root.querySelector("[data-chip]");
    const state = this.lost ? "lost" : this.paused ? "paused" : "live";
    chip.className = `chip live ${state}`;
    const waiting = state === "live" && this.version === 0;
    put(chip, this.words.say(waiting ? "chip.waiting" : `chip.${state}`, this.version));
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

const root = document.querySelector("[data-results][data-stream]");
if (root) {
  new Results(root).start();
}
