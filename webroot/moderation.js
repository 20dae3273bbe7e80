// Keys for who reads many texts. Everything a key does is also a button on the page.

const texts = [...document.querySelectorAll("[data-text]")];
const keys = document.querySelector("[data-keys]");
const bulk = document.querySelector("#bulk");

function current() {
  return document.activeElement?.closest("[data-text]") ?? undefined;
}

function go(by) {
  const at = texts.indexOf(current());
  const next = texts[Math.min(Math.max(at < 0 ? 0 : at + by, 0), texts.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(selector) {
  (current() ?? texts[0])?.querySelector(selector)?.click();
}

const ACTIONS = {
  j: () => go(1),
  k: () => go(-1),
  p: () => press("[data-publish]"),
  w: () => press("[data-leave]"),
  v: () => press("[data-hide]"),
  n: () => (current() ?? texts[0])?.querySelector("[data-new-label]")?.focus(),
  z: () => document.querySelector("[data-undo]")?.click(),
};

addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    if (typing && event.key === "Escape") {
      event.target.closest("[data-text]")?.focus();
    }
    return;
  }
  const key = event.key.toLowerCase();
  if (/^[1-9]$/.test(key)) {
    const labels = (current() ?? texts[0])?.querySelectorAll("[data-label]") ?? [];
    labels[Number(key) - 1]?.click();
  } else if (key in ACTIONS) {
    event.preventDefault();
    ACTIONS[key]();
  }
});

if (keys) {
  keys.hidden = false;
}

/** The bar for several texts stays in sight as long as some are chosen. */
function choose() {
  const some = document.querySelector("input[form=bulk]:checked") !== null;
  bulk?.classList.toggle("some", some);
}
addEventListener("change", choose);
choose();

const there = location.hash.startsWith("#t-") && document.getElementById(location.hash.slice(1));
if (there) {
  there.focus();
} else if (new URLSearchParams(location.search).has("done")) {
  texts[0]?.focus({ preventScroll: true });
}
