'use strict';
// One result opened: its figures, its months, its rules.

// The first row whose record is not below this one; records ascend.
function first_of_record(table, record) {
  const at = table.index('record');
  let low = 0, high = table.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(table.row(middle)[at]) < record) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function months_of(result) {
  const ledger = await session.answer.table_of('ledger'), months = [];
  for (let place = first_of_record(ledger, Number(result.record)); place < ledger.count; place++) {
    const month = ledger.record(place);
    if (month.record !== result.record) break;
    if (month.scheme === result.scheme) months.push(month);
  }
  return months;
}

function make_months(months) {
  const shown = words.ledger.filter(row => row.type !== 'BASIS' && months.some(month => month[row.key] !== ''));
  const cell = (row, month) => {
    const text = cell_text(row.type, month[row.key]);
    return is_figure(row.type) ? {number: text} : text;
  };
  return make_table(shown.map(row => is_figure(row.type) ? {number: row.label} : row.label),
    months.map(month => shown.map(row => cell(row, month))));
}

function make_figures(result) {
  const shown = words.results.filter(row => result[row.key] !== '' && row.type !== 'NOTES');
  return make('dl', {class: 'figures'}, shown.map(row => make('div', {}, make('dt', {}, row.label),
    make('dd', {}, cell_text(row.type, result[row.key])))));
}

async function make_sources(months) {
  const because = await session.answer.table_of('because'), rows = new Set(), sources = new Set();
  for (const number of new Set(months.map(month => month.because).filter(Boolean))) {
    const list = because.record(Number(number) - 1);
    list.rule_rows.split(' ').forEach(row => rows.add(row));
    list.sources.split('; ').forEach(source => sources.add(source));
  }
  const rule_text = row => {
    const [, region, parameter, from] = /^(\d+)\/(\w+)@?(.*)$/.exec(row) ?? [null, '', row, ''];
    return [words.regions[region] ?? region, words.parameters[parameter] ?? parameter, from].filter(Boolean).join(' · ');
  };
  return [make('ul', {}, [...sources].map(source => make('li', {}, source))),
    make('details', {}, make('summary', {}, word('law_rows')), make('ul', {}, [...rows].map(row => make('li', {}, rule_text(row)))))];
}

function make_notes(result) {
  if (result.notes === '') return null;
  return [make('h3', {}, word('notes')), make('ul', {}, result.notes.split(';').map(code =>
    make('li', {}, (words.notes[code] ?? '') + ' [' + code + ']')))];
}

// Of all rows of one case, in the program's words; asked for when it is opened, as the list is read for it once more.
function make_explanation(result) {
  const text = make('pre', {class: 'explanation', 'aria-live': 'polite'}), {how} = session.answer;
  const name = [result.case_id, result.id_number, result.name].find(Boolean);
  if (name === undefined) return null;
  const told = async event => {
    if (!event.target.open || text.textContent !== '') return;
    text.textContent = word('working');
    const answer = await ask(['explain', ...list_arguments(how), '--case', name, '--no-color'], files_of(how.list, how.fixes, how.rules));
    text.textContent = answer === null ? '' : answer.stdout || answer.stderr;
  };
  return make('details', {ontoggle: told}, make('summary', {}, word('explanation')), text);
}

async function open_person(place) {
  const result = session.answer.results.record(place), months = await months_of(result);
  const sources = await make_sources(months);
  const dialog = document.getElementById('person');
  const title = [result.name || result.case_id || result.record, cell_text('REGION', result.region),
    cell_text('SCHEME', result.scheme)].filter(Boolean).join(' · ');
  dialog.setAttribute('aria-labelledby', 'person-title');
  show(dialog, make('div', {class: 'bar'}, make('h2', {id: 'person-title'}, title),
    make_button(word('print'), () => print(), {class: 'quiet'}), make_button(word('close'), () => dialog.close())),
    make('h3', {}, word('figures')), make_figures(result), make_notes(result), make_explanation(result),
    months.length === 0 ? null : [make('h3', {}, word('details')), make('div', {class: 'wide'}, make_months(months)),
      make('h3', {}, word('sources')), sources]);
  dialog.showModal();
}
