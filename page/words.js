'use strict';
// Every word a user reads comes from the program: `arrears help words`.

const words = {};

async function words_load(language) {
  const answer = await arrears.run(['help', 'words', '--lang', language], {});
  Object.assign(words, JSON.parse(answer.stdout));
  words.label_of = Object.fromEntries(
    [...words.columns, ...words.ledger, ...words.results].map(row => [row.key, row.label]));
  words.result_types = Object.fromEntries(words.results.map(row => [row.key, row.type]));
  words.ledger_types = Object.fromEntries(words.ledger.map(row => [row.key, row.type]));
  document.documentElement.lang = language;
  document.title = word('title');
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', word(node.dataset.label));
}

function word(key) { return words.page[key]; }

function label_of(key) { return words.label_of[key] ?? key; }

const figure_types = new Set(['NUMBER', 'COUNT', 'MONEY', 'RATE', 'EXACT']);

function is_figure(type) { return figure_types.has(type); }

// A cell of results or ledger as a person reads it; amounts, days and months stay as the program wrote them.
function cell_text(type, value) {
  if (value === '' || value === undefined) return '';
  if (type === 'REGION') return words.regions[value] ?? value;
  const list = type === 'PARAMETER' ? words.parameters : words.words[type];
  if (list === undefined) return value;
  return value.split(';').map(key => list[key] ?? key).join('; ');
}

// What can be chosen for a column of a list, or nothing.
function choices_of(type) {
  const list = words.words[{SCHEMES: 'SCHEME', YES_NO: 'ANSWER'}[type] ?? type];
  return list === undefined ? null : Object.entries(list);
}
