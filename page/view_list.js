'use strict';
// The list: chosen, read, its headings corrected, worked out.

// Where the run is cancelled, list and answer stay those that were.
function take_list(list) { return work_out('answer', {list, choices: new Map(), fixes: [], sheet: ''}); }

// Works the list out as it is to be read now but for `changes`, which hold from then on, and shows what matters next.
// False: it was not worked out, or meanwhile it was to be worked out otherwise.
async function work_out(next, changes) {
  const how = how_now(changes), asked = ++session.asked;
  if (how.list === null) return false;
  const answer = await assess_list(how);
  if (answer === null || asked !== session.asked) return false;
  Object.assign(session, changes, {answer});
  views_of_list.forEach(draw_view);
  open_view(answer.is_complete ? next ?? 'answer' : 'list');
  tell_answer(answer);
  return true;
}

// The keyboard goes on from the view that is open now: what had the focus was drawn anew.
function tell_answer({is_complete, summary}) {
  const {counts, totals} = summary ?? {};
  tell(!is_complete ? '' : word('count_assessed') + ' ' + counts.assessed + ' / ' + counts.read + ', ' + label_of('total') + ' ' + totals.total);
  if (document.activeElement === document.body) document.getElementById('tab-' + opened).focus();
}

async function save_empty_list() {
  const name = word('name_list') + '.xlsx';
  const answer = await ask(['template', '-o', name], {});
  if (answer !== null && answer.files[name]) save_bytes(name, answer.files[name]);
}

function make_default(column) {
  const types = Object.fromEntries(words.columns.map(row => [row.key, row.type]));
  const value = session.defaults[column] ?? '';
  const changed = text => { session.defaults[column] = text; };
  const choices = choices_of(types[column]);
  if (choices !== null) return make_choice([['', word('unstated')], ...choices], value, changed);
  if (types[column] === 'DATE')
    return make('input', {type: 'date', value, onchange: event => changed(event.target.value)});
  return make('input', {type: 'text', list: 'places', value, onchange: event => changed(event.target.value.trim())});
}

function default_label(column) {
  return label_of(column) + (column === 'pay_on' ? ' (' + word('unstated') + ': ' + word('today') + ')' : '');
}

function make_switch(name, text) {
  return make('label', {class: 'switch'}, make('input', {type: 'checkbox', checked: session.switches[name] === true,
    onchange: event => { session.switches[name] = event.target.checked; }}), make('span', {}, text));
}

function make_how() {
  return make('form', {class: 'how', onsubmit: event => { event.preventDefault(); work_out(); }},
    make('fieldset', {}, make('legend', {}, word('defaults')),
      ['pay_on', 'region', 'scheme', 'payer'].map(column => make_field(default_label(column), make_default(column)))),
    make('fieldset', {}, make('legend', {}, word('options')),
      make_switch('fill-down', word('option_fill_down')), make_switch('estimate', word('option_estimate')),
      make_switch('partial', word('option_partial'))),
    make('button', {type: 'submit', class: 'main', disabled: session.list === null}, word('run')));
}

const columns_shown = 100;

// All columns that are read or in doubt, and the first of those that are not: a browser has no room for thousands.
function some_columns(columns) {
  let unread = 0;
  const is_shown = ({column, month, doubt, heading}) =>
    column !== '' || month || doubt || session.choices.has(heading) || ++unread <= columns_shown;
  return columns.filter(is_shown);
}

function make_mapping(summary) {
  const options = heading => [['?', word('automatic')], ['', word('not_read')],
    ...words.columns.map(row => [row.key, row.label])];
  const reading = column => column.month ?? (column.column === '' ? word('not_read') : label_of(column.column));
  const columns = some_columns(summary.columns), left = summary.columns.length - columns.length;
  const table = make_table([word('heading'), word('read_as'), word('examples')], columns.map(column => {
    const chosen = session.choices.get(column.heading);
    const choice = make_choice(options(column.heading), chosen ?? '?', value => {
      if (value === '?') session.choices.delete(column.heading);
      else session.choices.set(column.heading, value);
    }, {'aria-label': column.heading, class: column.doubt ? 'doubt' : null});
    return [column.heading, make('div', {class: 'reading'}, make('span', {}, reading(column)), choice),
      column.samples.join(' · ')];
  }));
  return left === 0 ? table : [table, make('p', {class: 'soft'}, word('more_columns') + left)];
}

function make_sheets(summary) {
  if (summary.sheets.length < 2) return null;
  const read = summary.sheets.find(sheet => sheet.use === 'read');
  return make_field(word('sheet'), make_choice(summary.sheets.map(sheet => [sheet.name, sheet.name]),
    session.sheet || read?.name, value => { session.sheet = value; }));
}

function make_counted(title, rows) {
  if (rows.length === 0) return null;
  return make('section', {}, make('h3', {}, title), make('ul', {}, rows.map(row => make('li', {}, row))));
}

function make_reading(answer) {
  const {summary} = answer;
  const assumed = (summary.notes ?? []).filter(note => note.assumption);
  return [
    make('h2', {}, word('what_was_read')),
    make('p', {}, session.list.name, ' · ', word('header_row'), ' ', String(summary.header_row), ' · ', summary.encoding,
      summary.counts ? ' · ' + word('count_read') + ' ' + summary.counts.read : ''),
    make_sheets(summary), make('div', {class: 'wide'}, make_mapping(summary)),
    make_button(word('run_again'), () => work_out()),
    make_counted(word('skipped'), (summary.skipped ?? []).map(row => row.label + ' ' + row.rows)),
    make_counted(word('assumptions'), assumed.map(note => note.rows + ' ' + word('rows') + ': ' + note.text)),
  ];
}

function make_messages(answer) {
  if (answer.messages === '') return null;
  return make('details', {open: !answer.is_complete}, make('summary', {}, word('messages')),
    make('pre', {class: 'messages'}, answer.messages));
}

function draw_list(view) {
  const answer = session.answer;
  show(view,
    make_drop(word('drop'), '.xlsx,.xls,.csv,.txt', take_list, true),
    make('p', {}, make_button(word('empty_list'), save_empty_list, {class: 'quiet'})),
    make_how(),
    answer === null ? null : [
      answer.is_complete ? null : make('p', {class: 'refused', role: 'alert'}, word('refused')),
      make_messages(answer),
      answer.summary === null ? null : make_reading(answer)]);
}
