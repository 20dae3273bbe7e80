// Follows the files that are being made: asks for the page again until none is.
const PAUSE_MILLIS = 1000;
const LONGEST_PAUSE_MILLIS = 15000;

let pause = PAUSE_MILLIS;

const part = () => document.querySelector("[data-exports]");

/** What the part says of its newest file, for who cannot see it change. */
const said = (section) => section.querySelector(".job .chip")?.textContent ?? "";

function show(fresh) {
  const old = part();
  const before = said(old);
  const open = old.querySelector("details")?.open ?? false;
  const inside = old.contains(document.activeElement);
  const bars = old.querySelectorAll("progress");
  const moved = fresh.querySelectorAll("progress");
  if (before === said(fresh) && bars.length === moved.length) {
    // Only the bar moves: what has the focus keeps it.
    bars.forEach((bar, i) => {
      for (const name of ["value", "max"]) {
        const value = moved[i].getAttribute(name);
        value === null ? bar.removeAttribute(name) : bar.setAttribute(name, value);
      }
      bar.nextElementSibling.textContent = moved[i].nextElementSibling.textContent;
    });
    return;
  }
  if (open) {
    fresh.querySelector("details").open = true;
  }
  old.replaceWith(fresh);
  fresh.querySelector("[data-refresh]")?.setAttribute("hidden", "");
  if (inside) {
    (fresh.querySelector(".job a") ?? fresh.querySelector("summary")).focus();
  }
  fresh.querySelector("[data-status]").textContent = said(fresh);
}

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.redirected || !answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(document.adoptNode(page.querySelector("[data-exports]")));
    pause = PAUSE_MILLIS;
  } catch {
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  }
  wait();
}

function wait() {
  if (part().dataset.working) {
    setTimeout(look, pause);
  }
}

part().querySelector("[data-refresh]")?.setAttribute("hidden", "");
wait();
