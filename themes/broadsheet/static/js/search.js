// Full-text search over the index that Pagefind writes beside the site: the one script there is.

const form = document.querySelector("form[role=search]");
const status = document.querySelector("#search-status");
const list = document.querySelector("#search-results");
const PAGE = 10;
let pagefind;
let latest = 0;

// The index is loaded when a reader first turns to the search box, not before.
async function engine() {
  if (!pagefind) {
    pagefind = await import(new URL("../../pagefind/pagefind.js", import.meta.url));
    await pagefind.options({ excerptLength: 25 });
  }
  return pagefind;
}

function chosenFilters() {
  const chosen = {};
  for (const name of ["topic", "outlet", "day"]) {
    const value = form.elements[name].value;
    if (value) chosen[name] = value;
  }
  return chosen;
}

async function offerFilters() {
  const filters = await (await engine()).filters();
  for (const name of ["topic", "outlet"]) {
    const select = form.elements[name];
    for (const value of Object.keys(filters[name] ?? {}).sort()) select.add(new Option(value, value));
  }
}

// Pagefind's excerpt is HTML with its hits in <mark>; only words and marks are taken over.
function excerpt(html) {
  const paragraph = document.createElement("p");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const part = node.nodeName === "MARK" ? document.createElement("mark") : new Text();
    part.textContent = node.textContent;
    paragraph.append(part);
  }
  return paragraph;
}

function entry(result) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = result.url;
  link.textContent = result.meta.title ?? result.url;
  const kind = document.createElement("span");
  kind.className = "meta";
  kind.textContent = ` ${result.meta.kind ?? ""}`;
  item.append(link, kind, excerpt(result.excerpt));
  return item;
}

// The words are the page's own, in its language.
function say(count, asked) {
  if (count) status.textContent = `${status.dataset.found} ${count}`;
  else status.textContent = asked ? status.dataset.nothing : "";
}

async function search() {
  const turn = ++latest;
  const words = form.elements.q.value.trim();
  const filters = chosenFilters();
  if (!words && !Object.keys(filters).length) {
    list.replaceChildren();
    return say(0, false);
  }
  const { results } = await (await engine()).search(words || null, { filters });
  const shown = await Promise.all(results.slice(0, PAGE).map((result) => result.data()));
  if (turn !== latest) return;
  list.replaceChildren(...shown.map(entry));
  say(results.length, true);
}

async function start() {
  try {
    await offerFilters();
  } catch {
    form.hidden = true;
    status.textContent = status.dataset.unserved;
    return;
  }
  form.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  // What was typed while the index was loading, or came with the address.
  search();
}

form.hidden = false;
form.addEventListener("focusin", start, { once: true });
form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
if (form.elements.q.value) start();
