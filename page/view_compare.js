'use strict';
// The same list on another day of payment, or from another base, side by side.

const compare_rows = [['counts', 'assessed', 'count_assessed'], ['counts', 'rejected', 'count_rejected'],
  ['totals', 'arrears'], ['totals', 'late_fee'], ['totals', 'deferral_interest'], ['totals', 'total'], ['totals', 'employer_pays', 'employer_pays'],
  ['totals', 'employee_pays', 'employee_pays'], ['totals', 'late_fee_per_day', 'per_day'],
  ['counts', 'without_cover', 'without_cover']];
const compare_shown = 200;

function make_sides(now, then) {
  return make_table(['', {number: word('compare_now')}, {number: word('compare_then')}], compare_rows
    .filter(([group, key]) => (now[group][key] ?? then[group][key]) !== undefined) // interest: only where there is some
    .map(([group, key, text]) => [text ? word(text) : label_of(key), ...[now, then].map(side =>
      ({number: String(side[group][key] ?? '0.00')}))]));
}

// Rows of both, by record and scheme, whose total or cover is another; both are in the order of the list.
async function make_differences(now, then) {
  const at = ['record', 'scheme'].map(key => then.index(key)), key_of = cells => at.map(i => cells[i]).join(' ');
  const places = new Map(), rows = [];
  for (let place = 0; place < then.count; place++) {
    if (place % rows_at_once === rows_at_once - 1) await breathe();
    places.set(key_of(then.row(place)), place);
  }
  for (let place = 0; place < now.count && rows.length < compare_shown; place++) {
    if (place % rows_at_once === rows_at_once - 1) await breathe();
    const other_place = places.get(key_of(now.row(place)));
    if (other_place === undefined || then.text(other_place) === now.text(place)) continue;
    const row = now.record(place), other = then.record(other_place);
    if (other.total === row.total && other.resumes_on === row.resumes_on) continue;
    rows.push([row.record, row.name, cell_text('SCHEME', row.scheme), {number: row.total}, {number: other.total},
      row.resumes_on, other.resumes_on]);
  }
  const both = key => [label_of(key) + ' · ' + word('compare_now'), label_of(key) + ' · ' + word('compare_then')];
  return make('div', {class: 'wide tall'}, make_table([label_of('record'), label_of('name'), label_of('scheme'),
    ...both('total').map(number => ({number})), ...both('resumes_on')], rows, word('compare_more')));
}

const as_now = '?';

// `day` may be empty; `wage` is the heading that the wage is taken from, '' for none of the list.
function how_then(now, {day, is_for_all, wage}) {
  const how = now.how, choices = new Map(how.choices), columns = now.summary.columns;
  const pass_over = wanted => columns.filter(wanted).forEach(column => choices.set(column.heading, ''));
  if (day !== '' && is_for_all) pass_over(column => column.column === 'pay_on');
  if (wage !== as_now) pass_over(column => column.column === 'wage' || column.month);
  if (wage !== as_now && wage !== '') choices.set(wage, 'wage');
  return {...how, choices, defaults: day === '' ? how.defaults : {...how.defaults, pay_on: day}};
}

async function compare(place, wanted) {
  const now = session.answer, then = await assess_list(how_then(now, wanted));
  if (then === null) return;
  if (!then.is_complete) { show(place, make('pre', {class: 'messages refused', role: 'alert'}, then.messages)); return; }
  show(place, make_sides(now.summary, then.summary), await make_differences(now.results, then.results));
}

function draw_compare(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  const place = make('section', {'aria-live': 'polite'});
  const day = make('input', {type: 'date'}), all = make('input', {type: 'checkbox', checked: true});
  const headings = answer.summary.columns.filter(column => ['', 'wage'].includes(column.column) && !column.month);
  const base = make_choice([[as_now, word('compare_as_now')], ['', word('not_read')],
    ...headings.map(({heading}) => [heading, heading])], as_now, () => {}, {name: 'wage'});
  show(view, make('p', {}, word('compare_hint')), make('form', {class: 'how', onsubmit: event => {
    event.preventDefault();
    compare(place, {day: day.value, is_for_all: all.checked, wage: base.value});
  }}, make_field(word('compare_day'), day), make('label', {class: 'switch'}, all, make('span', {}, word('compare_all'))),
    make_field(word('compare_base'), base),
    make('button', {type: 'submit', class: 'main'}, word('compute'))), place);
}
