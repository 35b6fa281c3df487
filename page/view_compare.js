'use strict';
// The same list on another day of payment, from one wage for all, or from another column of wages, side by side.

const compare_rows = [['counts', 'assessed', 'count_assessed'], ['counts', 'rejected', 'count_rejected'],
  ['totals', 'arrears'], ['totals', 'late_fee'], ['totals', 'total'], ['totals', 'employer_pays', 'employer_pays'],
  ['totals', 'employee_pays', 'employee_pays'], ['totals', 'late_fee_per_day', 'per_day'],
  ['counts', 'without_cover', 'without_cover']];
const compare_shown = 200;

// Of two figures as the program wrote them, exactly: their digits as whole numbers.
function difference(now, then) {
  const whole = text => BigInt(String(text).replace('.', '')), places = String(now).split('.')[1]?.length ?? 0;
  const by = whole(then) - whole(now), digits = String(by < 0 ? -by : by).padStart(places + 1, '0');
  const at = digits.length - places, text = places === 0 ? digits : digits.slice(0, at) + '.' + digits.slice(at);
  return (by > 0 ? '+' : by < 0 ? '-' : '') + text;
}

function make_sides(now, then) {
  const further = [...new Set([now, then].flatMap(side => further_sums(side.totals)))].map(key => ['totals', key]);
  const figure = (side, group, key) => String(side[group][key] ?? '0.00');
  return make_table([word('figures'), ...['now', 'then', 'difference'].map(side => ({number: word('compare_' + side)}))],
    [...compare_rows, ...further].map(([group, key, text]) => {
      const sides = [figure(now, group, key), figure(then, group, key)];
      return [{head: text ? word(text) : label_of(key)}, ...[...sides, difference(...sides)].map(number => ({number}))];
    }));
}

// What the other side takes for granted and this one does not.
function make_further_assumptions(now, then) {
  const known = new Set(now.notes.map(note => note.code));
  return make_counted(word('assumptions'), then.notes.filter(note => note.assumption && !known.has(note.code))
    .map(note => note.rows + ' ' + word('rows') + ': ' + note.text));
}

// The places of the rows of a table by record and scheme.
async function places_of(table) {
  const at = ['record', 'scheme'].map(key => table.index(key)), places = new Map();
  for (let place = 0; place < table.count; place++) {
    if (place % rows_at_once === rows_at_once - 1) await breathe();
    const cells = table.row(place);
    places.set(at.map(i => cells[i]).join(' '), place);
  }
  return places;
}

function make_difference(row, other) {
  const person = row ?? other, totals = [row?.total ?? '', other?.total ?? ''];
  return [person.record, person.name, cell_text('SCHEME', person.scheme), ...totals.map(number => ({number})),
    {number: totals.includes('') ? '' : difference(...totals)}, row?.resumes_on ?? '', other?.resumes_on ?? ''];
}

// Rows whose total or cover is another, or that only one side has, in the order of the list.
async function find_differences(now, then) {
  const left = await places_of(now), right = await places_of(then), rows = [];
  const keys = [...left.keys(), ...[...right.keys()].filter(key => !left.has(key))];
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    if (i % rows_at_once === rows_at_once - 1) await breathe();
    const [one, two] = [left.get(keys[i]), right.get(keys[i])];
    if (one !== undefined && two !== undefined && now.text(one) === then.text(two)) continue;
    const row = one === undefined ? undefined : now.record(one), other = two === undefined ? undefined : then.record(two);
    if (row && other && other.total === row.total && other.resumes_on === row.resumes_on) continue;
    if (count++ < compare_shown) rows.push(make_difference(row, other));
  }
  return {rows, count};
}

async function make_differences(now, then) {
  const {rows, count} = await find_differences(now, then);
  const both = key => [label_of(key) + ' · ' + word('compare_now'), label_of(key) + ' · ' + word('compare_then')];
  const shown = rows.length === count ? count : rows.length + ' ' + word('of_rows') + ' ' + count;
  return make('div', {class: 'wide tall'}, make_table([label_of('record'), label_of('name'), label_of('scheme'),
    ...[...both('total'), word('compare_difference')].map(number => ({number})), ...both('resumes_on')], rows,
  word('compare_more') + ' ' + shown));
}

const as_now = '?';

// `day` and `wage` may be empty; `column` is the heading that the wage is taken from, '' for none of the list.
function how_then(now, {day, is_for_all, wage, column}) {
  const how = now.how, choices = new Map(how.choices), columns = now.summary.columns;
  const pass_over = wanted => columns.filter(wanted).forEach(({heading}) => choices.set(heading, ''));
  if (day !== '' && is_for_all) pass_over(({column: read_as}) => read_as === 'pay_on');
  if (column !== as_now) pass_over(({column: read_as, month}) => read_as === 'wage' || month);
  if (column !== as_now && column !== '') choices.set(column, 'wage');
  return {...how, choices, wage, defaults: day === '' ? how.defaults : {...how.defaults, pay_on: day}};
}

function make_supposed({day, wage, column}) {
  const taken = column === as_now ? '' : column === '' ? word('not_read') : column;
  return make('p', {}, word('compare_then') + ': ' + ([[label_of('pay_on'), day], [label_of('wage'), wage], [word('compare_base'), taken]]
    .filter(([, value]) => value !== '').map(pair => pair.join(' ')).join(' · ') || word('compare_as_now')));
}

async function compare(place, wanted) {
  const now = session.answer, then = await assess_list(how_then(now, wanted));
  if (then === null) return;
  if (!then.is_complete) { show(place, make('pre', {class: 'messages refused', role: 'alert'}, then.messages)); return; }
  const totals = [now.summary.totals.total, then.summary.totals.total];
  tell(label_of('total') + ' ' + totals[1] + ', ' + word('compare_difference') + ' ' + difference(...totals));
  show(place, make_supposed(wanted), make_sides(now.summary, then.summary), make_further_assumptions(now.summary, then.summary),
    await make_differences(now.results, then.results));
}

function draw_compare(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  const place = make('section', {});
  const day = make('input', {type: 'date'}), all = make('input', {type: 'checkbox', checked: true});
  const wage = make('input', {type: 'text', name: 'assumed_wage', inputmode: 'decimal'});
  const headings = answer.summary.columns.filter(column => ['', 'wage'].includes(column.column) && !column.month);
  const base = make_choice([[as_now, word('compare_as_now')], ['', word('not_read')],
    ...headings.slice(0, columns_shown).map(({heading}) => [heading, heading])], as_now, () => {}, {name: 'wage'});
  show(view, make('p', {}, word('compare_hint')), make('form', {class: 'how', onsubmit: event => {
    event.preventDefault();
    const typed = wage.value.trim(); // stands in place of every wage, whatever column it comes from
    compare(place, {day: day.value, is_for_all: all.checked, wage: typed, column: typed === '' ? base.value : as_now});
  }}, make_field(word('compare_day'), day), make('label', {class: 'switch'}, all, make('span', {}, word('compare_all'))),
    make_field(word('compare_wage'), wage), make_field(word('compare_base'), base),
    make('button', {type: 'submit', class: 'main'}, word('compute'))), place);
}
