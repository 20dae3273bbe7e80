// What pages with results share: the words the server gave along, and drawing the figures of a
// version into what the server drew. A question may be drawn in several parts, as on a projector.

const ROOM_FOR_LABEL = 0.09;

const language = document.documentElement.lang;

/** Writes whole numbers. */
export const whole = new Intl.NumberFormat(language);
const decimal = new Intl.NumberFormat(language, {
  maximumFractionDigits: 1,
  roundingMode: "halfEven",
});

/** Messages with places to fill. */
export class Words {
  constructor(template) {
    const all = template.content.querySelectorAll("[data-word]");
    this.words = Object.fromEntries([...all].map((word) => [word.dataset.word, word.textContent]));
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

/** Draws a question of a version into its card. */
export class Figures {
  /** @param group whether the figures are of a group, in which nobody and everybody are words */
  constructor(words, group) {
    this.words = words;
    this.group = group;
  }

  draw(card, question) {
    const text = card.querySelector("[data-text]");
    const none = text && this.group && question.answered === 0;
    const said = none
      ? this.words.say("text.none")
      : this.words.count(text ? "text" : "answered", question.answered);
    card.querySelectorAll("[data-answered]").forEach((place) => put(place, said));
    if (card.querySelector("[data-ranking]")) {
      this.ranking(card, question);
    } else if (!text) {
      this.bars(card, question);
      card.querySelectorAll("[data-mean-box]").forEach((box) => this.mean(box, question));
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

  mean(box, { mean, standardDeviation }) {
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
    reorder([...card.querySelectorAll("[data-ranking]")], order);
    reorder([...card.querySelectorAll("[data-table]")], order);
  }

  place({ ranks, meanRank }, answered) {
    if (answered === 0) {
      return "";
    }
    const telling = this.group && ranks.includes(answered);
    return this.words.say(telling ? "rank.nearly" : "rank.mean", decimal.format(meanRank));
  }

  /** As the server says figures: inside a group, nobody and everybody only in words. */
  figure(count, answered) {
    const share = answered === 0 ? 0 : count / answered;
    const percents = Math.round(share * 100);
    if (this.group && (percents === 0 || percents === 100)) {
      return percents === 0
        ? { share: this.words.say("share.none"), count: "–", width: "1%", least: true }
        : { share: this.words.say("share.all"), count: "–", width: "99%", least: false };
    }
    const said =
      percents === 0 && share > 0
        ? this.words.say("share.least")
        : percents === 100 && share < 1
          ? this.words.say("share.most")
          : `${percents}%`;
    return {
      share: said,
      count: whole.format(count),
      width: percent(share),
      least: percents === 0,
    };
  }
}

/** Writes a text, unless it is there already. */
export function put(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

/** Loads the page again, once for a version: an older copy of the page must not go in circles. */
export function reload({ poll, version, state }) {
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

/** Puts the rows of a list in order; of a list in parts, the parts together. */
function reorder(lists, order) {
  const place = (row) => order.indexOf(row.dataset.option);
  const rows = lists.flatMap((list) => [...list.children]);
  if (rows.some((row, i) => i > 0 && place(rows[i - 1]) > place(row))) {
    const sorted = rows.toSorted((a, b) => place(a) - place(b));
    const lengths = lists.map((list) => list.children.length);
    lists.forEach((list, i) => list.append(...sorted.splice(0, lengths[i])));
  }
}
