// Searches the catalogue in the reader's browser: titles and names first, then the texts, volume by volume.
(() => {
  "use strict";

  const form = document.querySelector("#search");
  const field = form.querySelector("input");
  const status = document.querySelector("#found");
  const results = document.querySelector("#results");
  const root = form.dataset.root;
  const MOST = 50; // results that are shown at first
  const AROUND = 110; // letters before and behind the first word that was found
  // Within a Hebrew word geresh and gershayim, or the quotation marks that stand for them, are part of it.
  const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:[’'׳]|(?<=[א-ת]\p{M}*)["”“„״](?=[א-ת]))[\p{L}\p{M}\p{N}]+)*׳?/gu;

  // Two spellings of one word share this one, as in the index of names. Each is worked out once: that halves the time.
  const folds = new Map();
  const LETTERS = { "ς": "σ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l" };
  const foldAnew = (word) => word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[ςßæœøł]/g, (letter) => LETTERS[letter]).replace(/['’]s?$/u, "").replace(/['’"”“„׳״]/gu, "");
  const fold = (word) => {
    let known = folds.get(word);
    if (known === undefined) folds.set(word, known = foldAnew(word));
    return known;
  };
  const words = (text) => text.match(WORD) ?? [];
  const folded = (text) => words(text).map(fold).join(" ");

  const documents = new Map(); // by id: {heading, title, words, where, address, kind}; a title is searched, a heading shown
  const index = new MiniSearch({
    fields: ["title", "words"], idField: "id", tokenize: words, processTerm: fold,
    searchOptions: { combineWith: "AND", boost: { title: 4 }, prefix: (term) => term.length > 2 },
  });
  let volumes = null;
  let loaded = 0;
  let asked = 0;
  let all = false; // whether every result is shown

  const take = (found) => {
    const fresh = found.map((each, n) => ({ ...each, id: documents.size + n }));
    fresh.forEach((each) => documents.set(each.id, each));
    index.addAll(fresh);
  };

  const fetched = async (address) => {
    const answer = await fetch(root + address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  };

  async function loadTitles() {
    const { entries, texts } = await fetched(form.dataset.titles);
    take(entries.map(([kind, title, where, address]) => ({ kind, heading: title, title, where, address, words: "" })));
    volumes = texts;
  }

  async function loadVolume({ title, file }) {
    const { read, page, pieces, paragraphs } = await fetched(file);
    take(paragraphs.map(([piece, anchor, folio, text]) => ({
      kind: "text", heading: pieces[piece][0], title: "", words: text,
      where: [title, folio && `page ${folio}`].filter(Boolean).join(", "),
      address: read ? `${read}#${anchor}` : pieces[piece][1] || page,
    })));
  }

  // What stands in quotation marks must stand so in the text.
  const phrases = (query) => [...query.replace(WORD, fold).matchAll(/["“„«]([^"”“»]+)["”“»]/gu)].map((each) => folded(each[1])).filter(Boolean);

  function find(query) {
    const wanted = phrases(query);
    const has = ({ title, words: text }) => wanted.every((each) => ` ${folded(`${title} ${text}`)} `.includes(` ${each} `));
    const found = index.search(query).filter(({ id }) => has(documents.get(id)));
    // Only where nothing is found may a word be a slip for another.
    return found.length || wanted.length ? found : index.search(query, { fuzzy: (term) => term.length > 4 ? 0.2 : 0 });
  }

  const element = (name, kind, text = "") => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.textContent = text;
    return made;
  };

  // The words with each that was found marked: never as markup, whatever they are.
  function marked(into, text, terms) {
    let at = 0;
    for (const each of text.matchAll(WORD)) {
      if (!terms.has(fold(each[0]))) continue;
      into.append(text.slice(at, each.index), element("mark", "", each[0]));
      at = each.index + each[0].length;
    }
    into.append(text.slice(at));
  }

  function passage(text, terms) {
    const first = [...text.matchAll(WORD)].find((each) => terms.has(fold(each[0])))?.index ?? 0;
    const from = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    const last = text.length > first + 2 * AROUND ? text.lastIndexOf(" ", first + 2 * AROUND) : text.length;
    return (from ? "… " : "") + text.slice(from, last > from ? last : text.length) + (last < text.length ? " …" : "");
  }

  function line({ id, terms }) {
    const { heading, where, address, words: text, kind } = documents.get(id);
    const matched = new Set(terms);
    const item = element("li");
    const link = element("a");
    link.href = root + address;
    marked(link, heading, matched);
    const head = element("p", "result-title");
    head.append(link, element("span", "result-where", where));
    item.append(head);
    if (kind === "text") {
      const quoted = element("p", "result-words");
      marked(quoted, passage(text, matched), matched);
      item.append(quoted);
    }
    return item;
  }

  const counted = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

  function show(query) {
    const found = find(query);
    const shown = found.slice(0, all ? found.length : MOST);
    results.replaceChildren(...shown.map(line));
    if (found.length > shown.length) {
      const more = element("button", "button", `Show all ${found.length.toLocaleString("en")}`);
      more.type = "button";
      more.addEventListener("click", () => { all = true; show(query); });
      const item = element("li");
      item.append(more);
      results.append(item);
    }
    const still = loaded < volumes.length ? `, ${loaded} of ${counted(volumes.length, "volume", "volumes")} searched` : "";
    status.textContent = `${found.length ? counted(found.length, "place", "places") : "Nothing found"}${still}`;
    results.dataset.ready = String(loaded === volumes.length);
  }

  async function search() {
    const query = field.value.trim();
    const turn = ++asked;
    all = false;
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : "./");
    if (!words(query).length) {
      results.replaceChildren();
      status.textContent = query ? "Nothing found: signs alone are not searched. Write a word." : "";
      return;
    }
    try {
      if (!volumes) await loadTitles();
      while (turn === asked) {
        show(query);
        if (loaded === volumes.length) return;
        await loadVolume(volumes[loaded]);
        loaded += 1;
      }
    } catch (error) {
      status.textContent = "The texts could not be loaded. Is the network there? Search again to try once more.";
      console.warn(error);
    }
  }

  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 250); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
})();
