// The projector. The server drew all slides; this shows one at a time, listens to keyboard and
// clicker, and follows the results. All that is chosen stands in the address.
import { Figures, Words, put, reload, whole } from "./figures.js";

/** A network that blinks is no news; browsers come back to a stream by themselves. */
const PATIENCE_MILLISECONDS = 4_000;
const RETRY_MILLISECONDS = 3_000;
const COUNT_MILLISECONDS = 5_000;
const IDLE_MILLISECONDS = 4_000;

const { body, documentElement: html } = document;
const find = (name) => body.querySelector(`[data-${name}]`);
const template = find("words");
const words = template && new Words(template);

/** Which slide is shown, and what the address says of it. */
class Deck {
  constructor() {
    this.slides = [...body.querySelectorAll("[data-slide]")];
    this.address = new URL(location.href);
    this.last = this.slides.findIndex((slide) => !slide.hidden);
    this.current = this.last;
  }

  step(by) {
    const from = this.current < 0 ? Math.max(this.last, 0) - (by > 0 ? 1 : 0) : this.current;
    this.show(Math.min(Math.max(from + by, 0), this.slides.length - 1));
  }

  /** @param index from 0; -1: how to take part */
  show(index) {
    if (index === this.current || this.slides.length === 0) {
      return;
    }
    const question = (i) => this.slides[i]?.parentNode;
    const same = question(index) === question(this.last);
    this.current = index;
    this.last = index < 0 ? this.last : index;
    this.slides.forEach((slide, i) => (slide.hidden = i !== index));
    body.classList.toggle("joining", index < 0);
    if (!same && find("uncover")) {
      cover(true);
    }
    this.links();
    this.tell();
  }

  toggleJoin() {
    this.show(this.current < 0 ? Math.max(this.last, 0) : -1);
  }

  links() {
    const { current, slides } = this;
    link(find("previous"), current > 0 && this.to(current - 1));
    link(find("next"), current < slides.length - 1 && this.to(current + 1));
    link(find("join"), this.to(current < 0 ? Math.max(this.last, 0) : -1));
    const mode = new URL(this.to(current));
    mode.searchParams.has("reveal")
      ? mode.searchParams.delete("reveal")
      : mode.searchParams.set("reveal", "1");
    link(find("mode"), mode.href);
    history.replaceState(null, "", this.to(current));
  }

  to(index) {
    this.address.searchParams.set("q", index + 1);
    this.address.searchParams.delete("shown");
    return this.address.href;
  }

  /** Says aloud where we are, for who cannot see it. */
  tell() {
    const slide = this.slides[this.current];
    put(
      find("status"),
      slide ? `${slide.querySelector("h2").textContent} ${slide.querySelector(".place").textContent}` : "",
    );
  }
}

/** Follows the results, or only how many take part while the room may not see results. */
class Following {
  constructor() {
    this.version = Number(body.dataset.version);
    this.figures = new Figures(words, false);
    this.seen = new Date();
    this.paused = false;
    this.lost = false;
  }

  start() {
    body.dataset.stream ? this.open() : setInterval(() => this.ask(), COUNT_MILLISECONDS);
    addEventListener("offline", () => this.missed());
    addEventListener("online", () => this.again());
  }

  open() {
    this.source = new EventSource(body.dataset.stream);
    this.source.addEventListener("results", ({ data }) => {
      const results = JSON.parse(data);
      this.take({ ...results, received: results.responses.received });
    });
    this.source.addEventListener("received", ({ data }) =>
      this.take({ ...this.latest, ...JSON.parse(data) }),
    );
    this.source.addEventListener("open", () => this.found());
    this.source.addEventListener("error", () => {
      this.missed();
      if (this.source.readyState === EventSource.CLOSED) {
        setTimeout(() => this.again(), RETRY_MILLISECONDS * (1 + Math.random()));
      }
    });
  }

  again() {
    if (body.dataset.stream) {
      this.source.close();
      this.open();
    }
  }

  /** Reads the number of answers from a fresh copy of this page. */
  async ask() {
    try {
      const response = await fetch(location.href, { cache: "no-store" });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("[data-received]");
      if (!response.ok || !fresh) {
        throw new Error(response.statusText);
      }
      this.found();
      if (!page.querySelector("[data-follow]") || page.querySelector("[data-stream]")) {
        reload({ poll: body.dataset.follow, version: 0, state: "shown" });
      } else if (!this.paused) {
        put(find("received"), fresh.textContent);
        put(find("received-words"), page.querySelector("[data-received-words]").textContent);
      }
    } catch {
      this.missed();
    }
  }

  found() {
    clearTimeout(this.missing);
    this.missing = undefined;
    this.seen = new Date();
    if (this.lost) {
      this.lost = false;
      this.chip();
    }
  }

  missed() {
    this.missing ??= setTimeout(() => {
      this.lost = true;
      this.chip();
      put(find("status"), find("chip").textContent);
    }, PATIENCE_MILLISECONDS);
  }

  take(news) {
    this.seen = new Date();
    this.latest = news;
    if (!this.paused) {
      this.draw();
    }
  }

  toggle() {
    this.paused = !this.paused;
    find("pause").setAttribute("aria-pressed", String(this.paused));
    this.chip();
    if (!this.paused && this.latest) {
      this.draw();
    }
  }

  draw() {
    const { latest } = this;
    put(find("received"), whole.format(latest.received));
    put(find("received-words"), words.count("received", latest.received));
    if (latest.state === "closed") {
      reload(latest);
    } else if (latest.version > this.version) {
      this.version = latest.version;
      find("waiting")?.remove();
      for (const question of latest.questions) {
        const slides = body.querySelector(`[data-question="${CSS.escape(question.id)}"]`);
        if (slides) {
          this.figures.draw(slides, question);
        }
      }
    }
  }

  chip() {
    const state = this.lost ? "lost" : this.paused ? "paused" : "live";
    find("chip").className = `chip live ${state}`;
    put(find("chip"), words.say(state, clock(this.seen)));
  }
}

function clock(moment) {
  const time = moment.toLocaleTimeString(html.lang, { hour: "2-digit", minute: "2-digit" });
  return html.lang === "nl" ? time.replace(":", ".") : time;
}

function link(element, address) {
  address ? (element.href = address) : element.removeAttribute("href");
}

function cover(yes) {
  html.classList.toggle("covered", yes);
  const button = find("uncover");
  if (button && words) {
    put(button, words.say(yes ? "show" : "cover"));
  }
}

function toggleCover() {
  if (find("uncover") && deck.current >= 0) {
    cover(!html.classList.contains("covered"));
  }
}

const curtain = find("curtain");

function toggleCurtain() {
  curtain.hidden = !curtain.hidden;
  put(find("status"), curtain.hidden || !words ? "" : words.say("black"));
}

function toggleFull() {
  document.fullscreenElement ? document.exitFullscreen() : html.requestFullscreen?.().catch(() => {});
}

const deck = new Deck();
const following = words && new Following();

const KEYS = {
  ArrowRight: () => deck.step(1),
  ArrowDown: () => deck.step(1),
  PageDown: () => deck.step(1),
  ArrowLeft: () => deck.step(-1),
  ArrowUp: () => deck.step(-1),
  PageUp: () => deck.step(-1),
  Home: () => deck.show(0),
  End: () => deck.show(deck.slides.length - 1),
  " ": toggleCover,
  r: toggleCover,
  q: () => deck.toggleJoin(),
  b: toggleCurtain,
  ".": toggleCurtain,
  f: toggleFull,
  p: () => following && find("pause") && following.toggle(),
};

addEventListener("keydown", (event) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const own = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("summary");
  const presses = key === " " && event.target.closest("button:not([data-curtain])");
  if (own || presses || !(key in KEYS)) {
    return;
  }
  event.preventDefault();
  if (!curtain.hidden) {
    toggleCurtain(); // Whatever is pressed first brings the picture back, and does nothing else.
  } else {
    KEYS[key]();
  }
});

/** Shows a control and says what it does; it is there only with JavaScript, or only in one mode. */
function control(name, action) {
  const element = find(name);
  if (element) {
    element.hidden = false;
    element.addEventListener("click", (event) => {
      event.preventDefault();
      action();
    });
  }
}

control("previous", () => deck.step(-1));
control("next", () => deck.step(1));
control("uncover", toggleCover);
control("join", () => deck.toggleJoin());
control("pause", () => following.toggle());
control("black", toggleCurtain);
control("full", toggleFull);
curtain.addEventListener("click", toggleCurtain);
find("keys").hidden = false;
find("uncover")?.setAttribute("href", "#");
find("uncover")?.setAttribute("role", "button");

let idle;
function awake() {
  body.classList.remove("idle");
  clearTimeout(idle);
  idle = setTimeout(() => body.classList.add("idle"), IDLE_MILLISECONDS);
}
["pointermove", "pointerdown", "keydown", "focusin"].forEach((name) => addEventListener(name, awake));
awake();

following?.start();
