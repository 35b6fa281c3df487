'use strict';
// What the program knows of a place, and rule tables of one's own.

async function take_rules(table) {
  const answer = await ask(['rules', 'lint', plain_name(table.name)], {[table.name]: table.bytes});
  if (answer === null) return;
  table.says = answer.stdout + answer.stderr;
  table.is_valid = answer.code === 0;
  session.rules = session.rules.filter(other => other.name !== table.name);
  if (table.is_valid) session.rules.push(table);
  draw_view('law');
  document.getElementById('law-check').textContent = table.says;
}

function make_own_rules() {
  return make('section', {}, make_drop(word('law_own'), '.csv,.xlsx,.xls', take_rules), make('p', {}, word('law_own_hint')),
    make('ul', {}, session.rules.map(table => make('li', {}, table.name + ' ', make_button(word('law_remove'), () => {
      session.rules = session.rules.filter(other => other !== table);
      draw_view('law');
    }, {class: 'quiet'})))), make('pre', {id: 'law-check', class: 'messages', 'aria-live': 'polite'}));
}

function party_text(row) {
  const list = row.payer === '*' ? {} : {...words.words.PAYER, ...words.words.SEX, ...words.words.GROUP};
  return [row.scheme === '*' ? '' : cell_text('SCHEME', row.scheme), list[row.payer] ?? ''].filter(Boolean).join(' · ');
}

function make_rule_rows(table) {
  const rows = [];
  for (let place = 0; place < table.count; place++) {
    const row = table.record(place);
    rows.push([words.regions[row.region] ?? row.region, words.parameters[row.parameter] ?? row.parameter, party_text(row),
      row.above === '' || row.above === '0' ? '' : '> ' + row.above, row.value, [row.from, row.to].join('..'),
      [row.source, row.url].filter(Boolean).join(' '), cell_text('GRADE', row.confidence), row.valid_on]);
  }
  return make_table([label_of('region'), word('law_parameter'), label_of('scheme'), word('law_above'), word('law_value'), word('law_period'),
    word('law_source'), word('grades'), word('law_checked')], rows, word('law_rows'));
}

async function show_place(place, region) {
  const files = files_of(session.rules), own = rule_arguments(session.rules);
  if (region === '') return;
  const [coverage, rows, list] = await Promise.all([ask(['rules', 'coverage', region, ...own], files),
    ask(['rules', 'show', region, '--format', 'csv', ...own], files), ask(['rules', 'list', region, ...own], files)]);
  if (coverage === null || rows === null || list === null) return;
  if (coverage.code !== 0) { show(place, make('pre', {class: 'messages refused', role: 'alert'}, coverage.stderr)); return; }
  const table = await csv_read(new TextEncoder().encode(rows.stdout));
  tell(word('law_rows') + ' ' + table.count);
  show(place, make('details', {open: true}, make('summary', {}, word('law_coverage')), make('pre', {}, coverage.stdout)),
    make('details', {}, make('summary', {}, word('law_list')), make('pre', {}, list.stdout + list.stderr)),
    make('div', {class: 'wide tall'}, make_rule_rows(table)));
}

function draw_law(view) {
  const place = make('section', {});
  const input = make('input', {type: 'text', list: 'places', required: true});
  show(view, make('form', {class: 'how', onsubmit: event => { event.preventDefault(); show_place(place, input.value.trim()); }},
    make_field(word('law_place'), input), make('button', {type: 'submit', class: 'main'}, word('law_show'))),
    place, make_own_rules());
}
