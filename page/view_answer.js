'use strict';
// What the list comes to, and every result in a table that sorts and filters.

const first_columns = ['record', 'name', 'employer', 'region', 'scheme', 'gap_from', 'gap_to', 'months', 'arrears', 'late_fee'];
const last_columns = ['total', 'suspended_from', 'resumes_on', 'worse_from'];
let answer_columns = [...first_columns, ...last_columns];
const answer_table = {order: null, column: -1, is_falling: false, filter: '', cover: false, worse: false, asked: 0};

const rows_at_once = 4000; // before the page breathes

// Sums of the list that have their place; whatever else the program sums up is shown behind the late fee.
const placed_sums = new Set(['arrears', 'late_fee', 'total', 'employer_pays', 'employee_pays', 'late_fee_per_day', 'paid', 'outstanding']);

function further_sums(totals) { return Object.keys(totals).filter(key => !placed_sums.has(key) && /[1-9]/.test(totals[key])); }

function make_total(text, value, kind) {
  return make('div', {class: 'total ' + (kind ?? '')}, make('span', {}, text), make('strong', {}, value));
}

function make_totals({totals, counts, grades}) {
  return make('div', {class: 'totals'},
    make_total(label_of('total'), totals.total, 'first'),
    make_total(label_of('arrears'), totals.arrears), make_total(label_of('late_fee'), totals.late_fee),
    further_sums(totals).map(key => make_total(label_of(key), totals[key])),
    make_total(word('employer_pays'), totals.employer_pays), make_total(word('employee_pays'), totals.employee_pays),
    make_total(word('per_day'), totals.late_fee_per_day),
    totals.paid === '0.00' ? null : make_total(label_of('outstanding'), totals.outstanding),
    make_total(word('without_cover'), String(counts.without_cover)),
    make_total(word('count_assessed'), counts.assessed + ' / ' + counts.read),
    counts.rejected === 0 ? null : make('button', {type: 'button', class: 'total warn', onclick: () => open_view('rejects')},
      make('span', {}, word('count_rejected')), make('strong', {}, String(counts.rejected))));
}

function make_grades({grades, missing_rules}) {
  const missing = missing_rules.map(row => [row.region, words.parameters[row.parameter] ?? row.parameter,
    {number: String(row.results)}, {number: row.moved}]);
  return make('details', {}, make('summary', {}, word('grades'), ': ', grades.map(row =>
    cell_text('GRADE', row.grade) + ' ' + row.results + ' ' + word('results_count') + ' ' + row.total).join(' · ')),
    missing.length === 0 ? null : make_table([label_of('region'), word('law_parameter'), {number: word('results_count')},
      {number: label_of('total')}], missing, word('missing_rules')));
}

// What a filter looks at: the row as it is, and the words that stand for its keys.
function search_text(table, line, cells) {
  const keys = ['region', 'scheme', 'kind', 'payer', 'status'];
  return (line + ' ' + keys.map(key => cell_text(words.result_types[key], cells[table.index(key)])).join(' ')).toLowerCase();
}

// False: another filter was asked for meanwhile.
async function each_row(table, asked, visit) {
  for (let place = 0; place < table.count; place++) {
    if (place % rows_at_once === rows_at_once - 1) await breathe();
    if (asked !== answer_table.asked) return false;
    visit(place);
  }
  return true;
}

function compare_texts(is_number) {
  const collator = new Intl.Collator(session.language);
  return is_number ? (a, b) => a - b : collator.compare;
}

async function arrange(table) {
  const asked = ++answer_table.asked, wanted = answer_table.filter.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const key = answer_columns[answer_table.column], keys = [], rows = [];
  const at = table.index(key), suspended = table.index('suspended_from'), worse = table.index('worse_from');
  if (at < 0 && wanted.length === 0 && !answer_table.cover && !answer_table.worse) return Array.from({length: table.count}, (_, i) => i);
  const type = words.result_types[key], is_number = is_figure(type);
  const contains = text => wanted.every(part => text.includes(part));
  const passes = (line, cells) => (!answer_table.cover || cells[suspended] !== '') &&
    (!answer_table.worse || cells[worse] !== '') && (wanted.length === 0 || contains(search_text(table, line, cells)));
  const visit = place => {
    const line = table.text(place), cells = csv_cut(line);
    if (!passes(line, cells)) return;
    rows.push(place);
    if (at >= 0) keys[place] = is_number && cells[at] !== '' ? Number(cells[at]) : cell_text(type, cells[at]);
  };
  if (!await each_row(table, asked, visit)) return null;
  const compare = compare_texts(is_number);
  const sense = answer_table.is_falling ? -1 : 1;
  if (at >= 0) rows.sort((a, b) => (keys[a] === '') - (keys[b] === '') || sense * compare(keys[a], keys[b]) || a - b);
  return rows;
}

const rows_printed = 1000;

// The grid draws what is visible; on paper all its rows stand in a table, in the order and choice that it shows.
function make_printed(table) {
  const order = answer_table.order, rows = order.slice(0, rows_printed).map(place => table.row(place));
  const cells = answer_columns.map(key => [table.index(key), words.result_types[key]]);
  const set = (type, text) => is_figure(type) ? {number: text} : text;
  return make_table(cells.map(([, type], i) => set(type, label_of(answer_columns[i]))),
    rows.map(row => cells.map(([at, type]) => set(type, cell_text(type, row[at])))), rows.length === order.length ? null :
      rows.length + ' ' + word('of_rows') + ' ' + order.length + ' · ' + word('print_rest'));
}

// Which list, by which tables of one's own, and what stood in where it states nothing.
function make_origin({how, day}) {
  const types = Object.fromEntries(words.columns.map(row => [row.key, row.type]));
  const stood_in = Object.entries({...how.defaults, pay_on: day}).filter(([, value]) => value !== '')
    .map(([key, value]) => label_of(key) + ' ' + (choices_of(types[key]) === null ? value : cell_text(types[key], value)));
  return make('p', {class: 'soft'}, [how.list, ...how.rules].map(file => file.name).join(' · '), ' · ', word('defaults'), ': ', stood_in.join(' · '));
}

addEventListener('beforeprint', () => {
  const place = document.getElementById('printed');
  if (place !== null && opened === 'answer') show(place, make_printed(session.answer.results));
});
addEventListener('afterprint', () => document.getElementById('printed')?.replaceChildren());

function make_persons(table) {
  const found = make('span', {role: 'status'});
  const at = answer_columns.map(key => table.index(key));
  const types = answer_columns.map(key => words.result_types[key]);
  const rows = new grid(answer_columns.map((key, i) => ({title: label_of(key), number: is_figure(types[i])})), {
    row: place => { const cells = table.row(answer_table.order[place]); return at.map((column, i) => cell_text(types[i], cells[column])); },
    open: place => open_person(answer_table.order[place]),
    sort: column => {
      answer_table.is_falling = answer_table.column === column && !answer_table.is_falling;
      answer_table.column = column;
      refresh();
    },
  });
  const refresh = async () => {
    const order = await arrange(table);
    if (order === null) return;
    answer_table.order = order;
    found.textContent = order.length === 0 ? word('nothing_found') : order.length + ' ' + word('of_rows') + ' ' + table.count;
    rows.set_count(order.length);
    rows.set_order(answer_table.column, answer_table.is_falling);
  };
  const tick = (name, text) => make('label', {class: 'switch'}, make('input', {type: 'checkbox',
    onchange: event => { answer_table[name] = event.target.checked; refresh(); }}), make('span', {}, text));
  rows.widen(answer_columns.length - first_columns.length - last_columns.length);
  refresh();
  return [make('div', {class: 'bar'}, make('h2', {}, word('persons')),
    make('input', {type: 'search', 'aria-label': word('filter'), placeholder: word('filter_hint'),
      oninput: event => { answer_table.filter = event.target.value; refresh(); }}),
    tick('cover', word('filter_cover')), tick('worse', word('filter_worse')), found, make('span', {class: 'soft'}, word('yuan'))), rows.node, make('div', {id: 'printed'})];
}

function draw_answer(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  Object.assign(answer_table, {order: [], column: -1, is_falling: false, filter: '', cover: false, worse: false});
  answer_columns = [...first_columns, ...further_sums(answer.summary.totals).filter(key => answer.results.index(key) >= 0), ...last_columns];
  show(view, make_origin(answer), make_totals(answer.summary), make_grades(answer.summary), make_persons(answer.results));
}
