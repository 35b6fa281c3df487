'use strict';
// The rejected rows as the program hands them out (--fix), corrected in their cells and given back behind the list.

const rejects_shown = 200, cells_shown = 4000; // at most, of each; a wide list shows fewer rows

// The wrong columns of each line.
function wrong_cells(rejects) {
  const wrong = new Map();
  for (let place = 0; place < rejects.count; place++) {
    const row = rejects.record(place);
    if (!wrong.has(row.line)) wrong.set(row.line, new Set());
    wrong.get(row.line).add(row.column);
  }
  return wrong;
}

async function give_back(rows) {
  const corrected = rows.filter(row => row.is_changed).map(row => row.cells);
  if (corrected.length === 0) return;
  const text = csv_text([session.answer.fix.columns, ...corrected]);
  const {list, fixes} = session;
  const name = name_of_output(list, 'fix', '-' + (fixes.length + 1) + '.csv');
  const more = [...fixes, {name, bytes: new TextEncoder().encode(text)}];
  if (await work_out('rejects', {fixes: more}) && !session.answer.is_complete) session.fixes = fixes;
}

// A cell may stand in two places: in its row, and beside the reason why it is wrong.
function make_cell(row, column, columns, is_wrong) {
  const changed = event => {
    row.cells[column] = event.target.value;
    row.is_changed = true;
    row.node.classList.add('changed');
    for (const other of row.inputs[column]) if (other !== event.target) other.value = event.target.value;
  };
  const input = make('input', {type: 'text', value: row.cells[column], 'aria-label': [columns[0], row.cells[0], columns[column]].join(' '),
    size: Math.max(4, row.cells[column].replace(/[^\0-\xff]/g, '__').length), oninput: changed,
    'aria-invalid': is_wrong ? 'true' : null, 'aria-describedby': is_wrong ? 'reason-' + row.place : null});
  (row.inputs[column] ??= []).push(input);
  return input;
}

// The list's own columns, between line and reason in front and the check of the row behind: where they are many, those
// that are read or wrong, and the first of the others. A row keeps all its cells.
function columns_to_correct(columns, wrong) {
  const places = columns.map((name, i) => i).slice(2, -1), listed = session.answer.summary.columns;
  const is_wrong = new Set([...wrong.values()].flatMap(names => [...names])), some = new Set(some_columns(listed));
  return places.length <= columns_shown ? places : places.filter(i => is_wrong.has(columns[i]) || some.has(listed[i - 2]));
}

function make_reject(row, columns, shown, wrong) {
  const beside = shown.filter(i => wrong.has(columns[i])).map(i => make_field(columns[i], make_cell(row, i, columns, true)));
  row.node = make('tr', {}, make('th', {scope: 'row'}, row.cells[0]),
    shown.map(i => make('td', {}, make_cell(row, i, columns, wrong.has(columns[i])))));
  return [make('tr', {class: 'reason'}, make('td', {colspan: shown.length + 1}, make('div', {class: 'beside'}, make('span', {id: 'reason-' + row.place}, row.cells[1]), beside))), row.node];
}

function draw_rejects(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  if (answer.fix.count === 0) { show(view, make('p', {}, word('no_rejects'))); return; }
  const {columns, count} = answer.fix, wrong = wrong_cells(answer.rejects), rows = [];
  const shown = columns_to_correct(columns, wrong), most = Math.min(count, rejects_shown, Math.ceil(cells_shown / shown.length));
  for (let place = 0; place < most; place++) rows.push({place, cells: answer.fix.row(place), inputs: [], is_changed: false});
  show(view, make('div', {class: 'bar'}, make('h2', {}, word('view_rejects'), ' ', String(count)),
    make('span', {}, word('rejects_hint')),
    make_button(word('run_again'), () => give_back(rows), {class: 'main'}),
    make_button(word('save_fix'), save_fix, {class: 'quiet'})),
    make('div', {class: 'wide tall'}, make('table', {class: 'rejects'},
      make('thead', {}, make('tr', {}, make('th', {scope: 'col'}, columns[0]),
        shown.map(i => make('th', {scope: 'col'}, columns[i])))),
      make('tbody', {}, rows.map(row => make_reject(row, columns, shown, wrong.get(row.cells[0]) ?? new Set()))))),
    count > most ? make('p', {}, word('more_rows')) : null);
}
