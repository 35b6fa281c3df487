'use strict';
// The program's own bytes, under names a person understands.

function name_of_output(key, ending) {
  return session.list.name.replace(/\.[^.]*$/, '') + '-' + word('name_' + key) + ending;
}

// A workbook that is made when it is wanted.
async function save_made(command, option, name) {
  const answer = await ask([command, ...list_arguments(), option, name],
    files_of(session.list, session.fixes, session.rules), true);
  if (answer === null) return;
  if (answer.files[name]) save_bytes(name, answer.files[name]);
  else show_notice(answer.stderr);
}

function save_report() { return save_made('report', '-o', name_of_output('report', '.xlsx')); }
function save_fix() { return save_made('check', '--fix', name_of_output('fix', '.xlsx')); }

function make_saving(key, ending, what) {
  const bytes = session.answer.files[output_names[what]];
  if (bytes === undefined) return null;
  return make('li', {}, make_button(word('save_' + what), () => save_bytes(name_of_output(key, ending), bytes)),
    make('span', {}, name_of_output(key, ending)));
}

function draw_save(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  const has_rejects = answer.rejects.count > 0;
  show(view, make('h2', {}, word('view_save')), make('p', {}, word('save_hint')), make('ul', {class: 'savings'},
    make('li', {}, make_button(word('save_report'), save_report, {class: 'main'}),
      make('span', {}, name_of_output('report', '.xlsx'))),
    make_saving('results', '.csv', 'results'), make_saving('ledger', '.csv', 'ledger'),
    make_saving('ledger', '.because.csv', 'because'),
    has_rejects ? make_saving('rejects', '.csv', 'rejects') : null,
    has_rejects ? make('li', {}, make_button(word('save_fix'), save_fix), make('span', {}, name_of_output('fix', '.xlsx'))) : null,
    make_saving('manifest', '.json', 'manifest')));
}
