'use strict';
// One case, its columns as a form: `arrears quote`.

const single = {kind: 'backpay', cells: {}};
const single_first = ['region', 'scheme', 'payer', 'gap_from', 'gap_to', 'wage', 'pay_on'];
const single_days = 180;

function make_input(column) {
  const value = single.cells[column.key] ?? '', changed = text => { single.cells[column.key] = text; };
  const choices = choices_of(column.type), needed = column.needed_by.includes(single.kind);
  const title = column.label + (needed ? ' *' : '');
  if (choices !== null) return make_field(title, make_choice([['', word('unstated')], ...choices], value, changed));
  const type = {DATE: 'date', MONTH: 'month', LAST_MONTH: 'month'}[column.type] ?? 'text';
  return make_field(title, make('input', {type, value, name: column.key, required: needed,
    list: column.type === 'REGION' ? 'places' : null, onchange: event => changed(event.target.value.trim())}));
}

function single_columns() {
  return words.columns.filter(column => column.key !== 'kind' && column.used_by.includes(single.kind));
}

function single_arguments() {
  const used = new Set(single_columns().map(column => column.key));
  const cells = Object.entries(single.cells).filter(([key, value]) => used.has(key) && value !== '');
  return ['--kind', single.kind, ...cells.flatMap(([key, value]) => ['--' + key.replaceAll('_', '-'), value])];
}

// The same case on each of the days that follow, as a list of one run.
async function ask_days(first_day) {
  const used = new Set(single_columns().map(column => column.key));
  ['case_id', 'name', 'id_number', 'id_type', 'pay_on'].forEach(key => used.delete(key));
  const cells = Object.entries(single.cells).filter(([key, value]) => used.has(key) && value !== '');
  const rows = [['kind', 'pay_on', ...cells.map(([key]) => key)]];
  for (let i = 0; i <= single_days; i++) rows.push([single.kind, day_after(first_day, i), ...cells.map(([, value]) => value)]);
  const answer = await ask(['assess', 'days.csv', '-o', 'days-results.csv', '-q', ...rule_arguments(session.rules)],
    {'days.csv': csv_text(rows), ...files_of(session.rules)});
  return answer === null || !answer.files['days-results.csv'] ? null : csv_read(answer.files['days-results.csv']);
}

// Results of one day stand behind each other; several schemes are drawn as their sum.
function chart_points(table) {
  const points = [];
  for (let place = 0; place < table.count; place++) {
    const row = table.record(place), latest = points[points.length - 1];
    if (row.total === '') continue;
    if (latest?.day === row.pay_on) { latest.height += Number(row.total); latest.text = ''; }
    else points.push({day: row.pay_on, text: row.total, height: Number(row.total)});
  }
  return points;
}

async function add_chart(place, result) {
  if (!result.total) return;
  const table = await ask_days(result.pay_on);
  if (table === null) return;
  const points = chart_points(table);
  const worse = result.worse_from ? {day: result.worse_from, text: cell_text('WORSENING', result.worse_why)} : null;
  if (points.length > 1) place.append(make_chart(points, worse));
}

// Of the case that was answered, whatever the form says now.
async function save_quote(argv, files) {
  const name = word('name_quote') + '.xlsx';
  const answer = await ask([...argv, '-o', name], files);
  if (answer === null) return;
  if (answer.files[name]) save_bytes(name, answer.files[name]);
  else show_notice(answer.stderr);
}

const single_figures = ['total', 'arrears', 'late_fee', 'employer_arrears', 'employee_arrears', 'late_fee_per_day', 'paid', 'outstanding',
  'suspended_from', 'resumes_on', 'worse_from', 'account_credit'];

// Amounts that are neither above nor a step on the way to one.
function further_figures(result) {
  const known = new Set([...single_figures, 'late_fee_uncapped', 'rounding_difference']);
  return words.results.filter(row => row.type === 'MONEY' && !known.has(row.key) && /[1-9]/.test(result[row.key] ?? '')).map(row => row.key);
}

function single_totals(result) {
  const keys = [...single_figures.slice(0, 3), ...further_figures(result), ...single_figures.slice(3)];
  return make('div', {class: 'totals'}, keys.filter(key => result[key]).map(key =>
      make_total(label_of(key), cell_text(words.result_types[key], String(result[key])), key === 'total' ? 'first' : '')));
}

async function answer_single(place) {
  const files = files_of(session.rules), argv = ['quote', ...single_arguments(), ...rule_arguments(session.rules)];
  const [data, text] = await Promise.all([ask([...argv, '--json'], files), ask([...argv, '--explain', '--no-color'], files)]);
  if (data === null || text === null) return;
  const results = data.stdout.split('\n').filter(Boolean).map(line => JSON.parse(line));
  const chart = make('div', {});
  tell(results.map(result => cell_text('SCHEME', result.scheme) + ' ' + label_of('total') + ' ' + (result.total ?? '')).join(', '));
  show(place, text.stderr === '' ? null : make('pre', {class: 'messages refused', role: 'alert'}, text.stderr),
    results.map(result => [results.length > 1 ? make('h3', {}, cell_text('SCHEME', result.scheme)) : null,
      single_totals(result)]),
    chart, text.stdout === '' ? null : [make('pre', {class: 'explanation'}, text.stdout),
      make('div', {class: 'bar'}, make_button(word('save_quote'), () => save_quote(argv, files)), make_button(word('print'), () => print()))]);
  if (results.length > 0) await add_chart(chart, results[0]);
}

function draw_single(view) {
  const place = make('section', {});
  const columns = single_columns(), first = column => single_first.includes(column.key) || column.needed_by.includes(single.kind);
  const kinds = Object.entries(words.words.KIND);
  show(view, make('form', {class: 'how single', onsubmit: event => { event.preventDefault(); answer_single(place); }},
    make_field(label_of('kind'), make_choice(kinds, single.kind, kind => { single.kind = kind; draw_single(view); })),
    columns.filter(first).map(make_input),
    make('details', {}, make('summary', {}, word('optional')), columns.filter(column => !first(column)).map(make_input)),
    make('button', {type: 'submit', class: 'main'}, word('compute'))), place);
}
