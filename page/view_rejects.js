'use strict';
// The rejected rows as the program hands them out (--fix), corrected in their cells and given back behind the list.

const rejects_shown = 200;

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
function make_cell(row, column, name, is_wrong) {
  const changed = event => {
    row.cells[column] = event.target.value;
    row.is_changed = true;
    row.node.classList.add('changed');
    for (const other of row.inputs[column]) if (other !== event.target) other.value = event.target.value;
  };
  const input = make('input', {type: 'text', value: row.cells[column], 'aria-label': name,
    'aria-invalid': is_wrong ? 'true' : null, oninput: changed});
  (row.inputs[column] ??= []).push(input);
  return input;
}

// In front the line and the reason, behind the check of the row; between them the list's own columns.
function make_reject(row, columns, wrong) {
  const last = columns.length - 1;
  const beside = columns.map((name, i) => i > 1 && i < last && wrong.has(name) ? make_field(name, make_cell(row, i, name, true)) : null);
  row.node = make('tr', {}, make('th', {scope: 'row'}, row.cells[0]),
    columns.slice(2, last).map((name, i) => make('td', {}, make_cell(row, i + 2, name, wrong.has(name)))));
  return [make('tr', {class: 'reason'}, make('td', {colspan: last - 1}, make('div', {class: 'beside'}, make('span', {}, row.cells[1]), beside))), row.node];
}

function draw_rejects(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  if (answer.fix.count === 0) { show(view, make('p', {}, word('no_rejects'))); return; }
  const {columns, count} = answer.fix, wrong = wrong_cells(answer.rejects), rows = [];
  for (let place = 0; place < Math.min(count, rejects_shown); place++) rows.push({cells: answer.fix.row(place), inputs: [], is_changed: false});
  show(view, make('div', {class: 'bar'}, make('h2', {}, word('view_rejects'), ' ', String(count)),
    make('span', {}, word('rejects_hint')),
    make_button(word('run_again'), () => give_back(rows), {class: 'main'}),
    make_button(word('save_fix'), save_fix, {class: 'quiet'})),
    make('div', {class: 'wide tall'}, make('table', {class: 'rejects'},
      make('thead', {}, make('tr', {}, make('th', {scope: 'col'}, columns[0]),
        columns.slice(2, -1).map(name => make('th', {scope: 'col'}, name)))),
      make('tbody', {}, rows.map(row => make_reject(row, columns, wrong.get(row.cells[0]) ?? new Set()))))),
    count > rejects_shown ? make('p', {}, word('more_rows')) : null);
}
