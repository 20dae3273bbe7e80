// What the answer page is made with, and the controls that HTML lacks: a list that one orders without
// dragging, and a radio button that can be taken back.

export const form = document.querySelector("form");
export const words = form.dataset;
export const say = (sentence, ...values) => sentence.replace(/{(\d)}/g, (_, i) => values[i]);
export const find = (selector, within = form) => within.querySelector(selector);
export const all = (selector, within = form) => [...within.querySelectorAll(selector)];
export const make = (tag, properties, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};
export const button = (label, className, onclick) => make("button", { type: "button", className, onclick }, label);
export const said = make("p", { className: "said" });

/** Says it to a screen reader. */
export function tell(sentence) {
  said.textContent = sentence;
}

/** Makes the places of a ranking a list with Higher and Lower. */
export function sortable(question, ordered) {
  const mine = make("input", { type: "checkbox", checked: ordered, onchange: write });
  const list = make("ol", { className: "order" });
  const place = (row) => Number(find("select", row).value);
  for (const row of all(".row", question).sort((a, b) => place(a) - place(b))) {
    const [text, select] = row.children;
    const item = make("li", {}, text, select);
    const key = (way, move) => {
      const mover = button(way, "", () => {
        if (!move()) return;
        mine.checked = true;
        write();
        mover.focus();
        tell(say(words.moved, text.textContent, select.value, list.children.length));
      });
      mover.setAttribute("aria-label", `${way}: ${text.textContent}`);
      item.append(mover);
    };
    key(words.up, () => item.previousSibling && (item.previousSibling.before(item), true));
    key(words.down, () => item.nextSibling && (item.nextSibling.after(item), true));
    select.hidden = true;
    row.parentNode.remove();
    list.append(item);
  }
  function write() {
    all("li", list).forEach((item, i, { length }) => {
      find("select", item).value = mine.checked ? i + 1 : "";
      const [up, down] = all("button", item);
      up.setAttribute("aria-disabled", i == 0);
      down.setAttribute("aria-disabled", i == length - 1);
    });
    list.dispatchEvent(new Event("input", { bubbles: true }));
  }
  write();
  find(".hint", question).textContent = words.order;
  find("fieldset", question).append(list, make("label", { className: "choice" }, mine, words.mine));
}

/** A radio button cannot be taken back by itself. */
export function clearable(question) {
  const clear = () => {
    for (const input of all("input", question)) input.checked = false;
    find("input", question).focus();
    form.dispatchEvent(new Event("input"));
  };
  find("fieldset", question).append(button(words.clear, "clear", clear));
}
