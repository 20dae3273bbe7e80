// The page of one poll: the results move by themselves, and answers over time are drawn.
import "./results.js";
import uPlot from "./uplot.js";

const HOUR = 3_600;
const HEIGHT = 240;

const language = document.documentElement.lang;
const whole = new Intl.NumberFormat(language);
const zone = { timeZone: "Europe/Amsterdam" };
const day = new Intl.DateTimeFormat(language, { ...zone, day: "numeric", month: "short" });
const time = new Intl.DateTimeFormat(language, { ...zone, hour: "2-digit", minute: "2-digit" });

/** At least twelve hours up to the last of the table: those without answers have no row. */
function read(rows) {
  const counts = new Map(rows.map(({ dataset }) => [Number(dataset.time), Number(dataset.count)]));
  const last = Math.max(...counts.keys());
  const first = Math.min(...counts.keys(), last - 11 * HOUR);
  const times = [];
  for (let at = first; at <= last; at += HOUR) {
    times.push(at);
  }
  return [times, times.map((at) => counts.get(at) ?? 0)];
}

function draw(place, data) {
  place.replaceChildren();
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour("--muted"),
    font: "14px system-ui, sans-serif",
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { show: false },
  };
  return new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { range: (_, from, to) => [from, to + HOUR] }, // The last hour has room for its bar.
        y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] },
      },
      axes: [
        { ...axis, values: (_, splits) => splits.map(moment) },
        {
          ...axis,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000],
          values: (_, splits) => splits.map((n) => whole.format(n)),
        },
      ],
      series: [
        {},
        {
          fill: colour("--bar"),
          stroke: colour("--bar"),
          paths: uPlot.paths.bars({ size: [0.8, 60], align: 1 }),
          points: { show: false },
        },
      ],
    },
    data,
    place,
  );
}

/** The day at its beginning, the time otherwise. */
function moment(seconds, i) {
  const date = new Date(seconds * 1_000);
  const midnight = time.format(date).startsWith("00");
  return i === 0 || midnight ? `${day.format(date)}${midnight ? "" : `\n${time.format(date)}`}` : time.format(date);
}

const place = document.querySelector("[data-chart]");
const rows = [...document.querySelectorAll("[data-hours] tr[data-time]")];
if (place && rows.length > 0) {
  const data = read(rows);
  place.hidden = false;
  let chart = draw(place, data);
  new ResizeObserver(() => {
    if (place.clientWidth !== chart.width) {
      chart.setSize({ width: place.clientWidth, height: HEIGHT });
    }
  }).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    chart = draw(place, data);
  });
}
