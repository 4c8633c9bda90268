// Watches one document and tells what can be read on it, each time that changes.
// Lives in a script world of its own: the page can neither see nor call it.
const GAP = 50, TICK = 250, KEPT = 50, GRID = 8; // milliseconds, milliseconds, reports, cells a side
const SHARE = 0.3, BURST = 100; // of the time may go into extra looks, and milliseconds at a stretch
const doc = Math.random().toString(36).slice(2);
const serials = { next: 1, now: new Map() };
const watched = new WeakSet();
const outbox = [];
let blocks = [], renewed = [], sent = "", ink = false, timer = 0, lastLook = 0, spent = 0, drained = 0;

/** Where this frame stands: its place among its parent's frames, and so on up. */
function path() {
  const steps = [];
  for (let at = window; at !== at.parent; at = at.parent) {
    let place = -1;
    for (let i = 0; i < at.parent.length; i++) if (at.parent[i] === at) place = i;
    steps.unshift(place);
  }
  return steps;
}

/** A text keeps its number for as long as it stays in view; numbers in a text may run (a countdown). */
function number(found) {
  const now = new Map();
  for (const block of found) {
    const name = block.kind + block.text.replace(/\d+/g, "#").replace(/\s/g, "");
    let key = name;
    for (let again = 2; now.has(key); again++) key = `${name}|${again}`;
    const fresh = renewed.some((element) => within(block.element, element));
    block.n = (!fresh && serials.now.get(key)) || serials.next++;
    now.set(key, block.n);
  }
  serials.now = now;
  renewed = [];
}

function isOff(element) { return element.matches(":disabled") || element.getAttribute("aria-disabled") === "true"; }

/** The middle of a box as a part of this frame's width and height. */
function place(box) {
  const parts = [(box.left + box.width / 2) / innerWidth, (box.top + box.height / 2) / innerHeight];
  return parts.map((part) => Number(part.toFixed(3)));
}

function told(block) {
  const { n, text, kind, popup, aside, under, titles, sight } = block;
  const off = kind === "control" && isOff(block.control || block.element);
  return { n, text, kind, popup, aside, under, titles, off, at: window === top ? [0, 0] : place(sight.box) };
}

/** Which parts of a frame can be seen from here, on a grid; and which of our frames it is. */
function frameSeen(element, modals) {
  const box = element.getBoundingClientRect();
  const [left, top, width, height] = [box.left + element.clientLeft, box.top + element.clientTop,
    element.clientWidth, element.clientHeight];
  let index = -1, grid = "";
  for (let i = 0; i < window.length; i++) if (window[i] === element.contentWindow) index = i;
  if (look(element).style.visibility !== "visible") return { index, grid, at: [0, 0, 0, 0] };
  for (let cell = 0; cell < GRID * GRID; cell++) {
    const x = left + width * ((cell % GRID) + 0.5) / GRID, y = top + height * (Math.floor(cell / GRID) + 0.5) / GRID;
    grid += seenAt(element, x, y, modals);
  }
  return { index, grid, at: [left / innerWidth, top / innerHeight, width / innerWidth, height / innerHeight] };
}

/** Whether there is anything at all on the page, in view or not. */
function hasInk() {
  const pictures = document.querySelectorAll("img, svg, canvas, video, object, embed, input, button");
  return /\S/.test(document.body.innerText || "") || [...pictures].some((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1);
}

function report(frames) {
  const [navigation] = performance.getEntriesByType("navigation");
  ink = ink || hasInk();
  return JSON.stringify({
    doc, path: path(), real: /^https?:$/.test(location.protocol), ready: document.readyState !== "loading",
    complete: document.readyState === "complete", ink, status: (navigation && navigation.responseStatus) || 0, blocks: blocks.map(told), frames,
  });
}

function lookAround() {
  const began = performance.now();
  clearTimeout(timer);
  timer = 0;
  if (document.body) {
    forgetLooks();
    const modals = [...document.querySelectorAll(":modal")];
    const reader = new Reader(modals).read(document.body);
    number(reader.blocks);
    blocks = reader.blocks;
    reader.roots.forEach(watch);
    tell(report(reader.frames.map((frame) => frameSeen(frame, modals))));
  }
  lastLook = performance.now();
  spend(began, lastLook);
}

/** A bucket that fills while we look and drains all the time, so that no page can make us eat its time. */
function spend(from, to) {
  spent = Math.max(0, spent - (from - drained) * SHARE) + (to - from);
  drained = to;
}

function tell(text) {
  if (text === sent) return;
  sent = text;
  if (window === top) qt.webChannelTransport.send(JSON.stringify({ type: 6, object: "ear", method: "hear", args: [text], id: 1 }));
  else if (outbox.push(text) > KEPT) outbox.shift();
}

/** Style sheets change things unseen by any observer; a large page is looked at less often. */
function tick() {
  const began = performance.now();
  lookAround();
  setTimeout(tick, Math.max(TICK, 10 * (performance.now() - began)));
}

function later() { timer ||= setTimeout(lookAround, GAP); }

/** Cheap: has anything that could be read a moment ago gone? Then a pop-up may be closing just now. */
function hasVanished() {
  return blocks.some(({ element }) => !element.isConnected ||
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || !element.getClientRects().length);
}

/** Elements that were hidden and shown again within one turn of the page's script. */
function reshown(records) {
  const first = new Map(), moved = new Set(), gone = new Set(), back = [];
  for (const { type, target, attributeName, oldValue, addedNodes, removedNodes } of records) {
    if (type === "attributes") {
      const key = `${attributeName}`, olds = first.get(target) || new Map();
      first.set(target, olds.set(key, [...(olds.get(key) || []), oldValue]));
    }
    for (const node of removedNodes) gone.add(node);
    for (const node of addedNodes) if (gone.has(node) && node.isConnected) moved.add(node);
  }
  for (const [target, olds] of first) {
    for (const [name, values] of olds) if (wasToggled(target, name, values)) back.push(target);
  }
  return [...back, ...moved].filter((node) => node instanceof Element);
}

function wasToggled(target, name, values) {
  const now = target.getAttribute(name);
  if (values.length < 2) return false;
  if (name === "style") {
    const hides = (style) => /display:\s*none|visibility:\s*hidden|opacity:\s*0(?![.]\d*[1-9])/.test(style || "");
    return values.some(hides) && !hides(values[0]) && !hides(now);
  }
  return ["hidden", "class", "open", "aria-hidden"].includes(name) && values[0] === now && values.some((old) => old !== now);
}

function changed(records) {
  const began = performance.now();
  renewed.push(...reshown(records).filter((element) => blocks.some((block) => within(block.element, element))));
  const vanished = spent < BURST && (renewed.length > 0 || hasVanished());
  spend(began, performance.now());
  if (vanished || began - lastLook >= GAP) lookAround();
  else later();
}

const observer = new MutationObserver(changed);

function watch(root) {
  if (watched.has(root)) return;
  watched.add(root);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true });
}

/** Presses the control with a number, if it can still be seen and pressed. Says from where on texts are new. */
function press(where, n) {
  if (where !== doc) return "";
  lookAround();
  const block = blocks.find((one) => one.n === n && one.kind === "control" && !one.under);
  const mark = serials.next, element = block && (block.control || block.element);
  if (!element || isOff(element)) return JSON.stringify({ pressed: false, mark });
  element.click();
  changed(observer.takeRecords());
  return JSON.stringify({ pressed: true, mark });
}

/** What there is to tell, for frames, which have no channel; the last word again when there is nothing new. */
function take() { return JSON.stringify({ doc, reports: outbox.length ? outbox.splice(0) : [sent] }); }

globalThis.loket = { doc: document, press, take };
watch(document);
for (const name of ["scroll", "resize", "transitionend", "animationend", "load", "toggle", "input", "change", "close", "slotchange"]) {
  addEventListener(name, later, { capture: true, passive: true });
}
document.addEventListener("readystatechange", () => lookAround());
tick();
