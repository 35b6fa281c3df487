'use strict';
// The program's own bytes, under names a person understands.

// A workbook that is made when it is wanted, from what the answer was made from.
async function save_made(command, option, key) {
  const {how} = session.answer, name = name_of_output(how.list, key, '.xlsx');
  const answer = await ask([command, ...list_arguments(how), option, plain_name(name)],
    files_of(how.list, how.fixes, how.rules), true);
  if (answer === null) return;
  if (answer.files[name]) save_bytes(name, answer.files[name]);
  else show_notice(answer.stderr);
}

function save_report() { return save_made('report', '-o', 'report'); }
function save_fix() { return save_made('check', '--fix', 'fix'); }

function make_saving(text, name, save, attributes) {
  return make('li', {}, make_button(text, save, attributes), make('span', {}, name));
}

const saving = {is_for_excel: false};

// The outputs again, with their manifest, and as Excel wants them if that is chosen: once for what is shown.
async function made_outputs() {
  const {answer} = session, key = saving.is_for_excel ? 'excel_files' : 'plain_files';
  if (answer[key] === undefined) {
    const {how, names} = answer;
    const made = await ask(assess_arguments(how, ...(saving.is_for_excel ? ['--bom'] : []), '--manifest', plain_name(names.manifest)),
      files_of(how.list, how.fixes, how.rules), true);
    if (made === null) return null;
    answer[key] = made.files;
  }
  return answer[key];
}

async function save_output(what) {
  const {files, names} = session.answer, is_there = what !== 'manifest' && !saving.is_for_excel;
  const from = is_there ? files : await made_outputs();
  if (from !== null) save_bytes(names[what], from[names[what]]);
}

function make_output(what) {
  const {files, names} = session.answer, name = names[what];
  return what !== 'manifest' && files[name] === undefined ? null :
    make_saving(word('save_' + what), name, () => save_output(what));
}

function make_excel_choice() {
  return make('label', {class: 'switch'}, make('input', {type: 'checkbox', checked: saving.is_for_excel,
    onchange: event => { saving.is_for_excel = event.target.checked; }}), make('span', {}, word('save_for_excel')));
}

function draw_save(view) {
  const answer = session.answer;
  if (answer === null || !answer.is_complete) { show(view, make('p', {}, word('no_list'))); return; }
  const {list, fixes} = answer.how, has_rejects = answer.rejects.count > 0;
  show(view, make('h2', {}, word('view_save')), make('p', {}, word('save_hint')), make('p', {}, word('save_full')),
    make_excel_choice(), make('ul', {class: 'savings'},
    make_saving(word('save_report'), name_of_output(list, 'report', '.xlsx'), save_report, {class: 'main'}),
    ['results', 'ledger', 'because'].map(make_output), has_rejects ? make_output('rejects') : null,
    has_rejects ? make_saving(word('save_fix'), name_of_output(list, 'fix', '.xlsx'), save_fix) : null,
    fixes.map(({name, bytes}) => make_saving(word('save_corrected'), name, () => save_bytes(name, bytes))),
    make_output('manifest')));
}
