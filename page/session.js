'use strict';
// What this page holds, in memory alone, and how the program is asked.

const session = {
  language: 'zh',
  list: null,        // {name, bytes}
  defaults: {},      // of columns: pay_on, region, scheme, payer
  switches: {},      // options without a value
  sheet: '',
  choices: new Map(), // heading -> column, '' for not read
  fixes: [],         // corrected rows, {name, bytes}
  rules: [],         // own rule tables, {name, bytes}
  answer: null,      // {code, summary, messages, results, ledger, because, rejects, fix, files}
  runs: new Set(),
};

const output_names = {
  results: 'arrears-results.csv', ledger: 'arrears-ledger.csv', because: 'arrears-ledger.because.csv',
  rejects: 'arrears-rejects.csv', fix: 'arrears-fix.csv', manifest: 'arrears-manifest.json',
};

// A name that cannot be taken for an option.
function plain_name(name) { return name.startsWith('-') ? './' + name : name; }

function rule_arguments() { return session.rules.flatMap(file => ['--rules', plain_name(file.name)]); }

function files_of(...lists) {
  return Object.fromEntries(lists.flat().filter(file => file !== null).map(file => [file.name, file.bytes]));
}

function default_arguments(defaults) {
  return Object.entries(defaults).filter(([, value]) => value !== '')
    .flatMap(([column, value]) => ['--' + column.replaceAll('_', '-'), value]);
}

// The list, its corrected rows, and how it is to be read.
function list_arguments(changes) {
  const how = {...session, ...changes};
  const choices = [...how.choices].flatMap(([heading, column]) => ['--column', heading + '=' + column]);
  const switches = Object.entries(how.switches).filter(([, is_on]) => is_on).map(([name]) => '--' + name);
  return [plain_name(how.list.name), ...how.fixes.map(file => file.name), ...default_arguments(how.defaults), ...choices,
    ...(how.sheet === '' ? [] : ['--sheet', how.sheet]), ...switches, ...rule_arguments()];
}

function show_progress(point) {
  const box = document.getElementById('progress'), bar = document.getElementById('progress-bar');
  const rows = point !== null && point.rows > 0 ? point.rows + ' ' + word('rows') : '';
  box.hidden = false;
  document.getElementById('progress-text').textContent = [word('working'), rows].filter(Boolean).join(' · ');
  if (point !== null && point.total > 0) bar.value = point.done / point.total;
  else bar.removeAttribute('value');
}

// Runs the program; what cannot be run says so and gives null.
async function ask(argv, files, is_long) {
  const run = arrears.run([...argv, '--lang', session.language], files, is_long ? show_progress : undefined);
  session.runs.add(run);
  if (is_long) show_progress(null);
  try {
    return await run;
  } catch (error) {
    const texts = {cancelled: 'cancelled', unsupported: 'cannot_run', memory: 'too_large'};
    show_notice(word(texts[error.name] ?? 'broken'));
    return null;
  } finally {
    session.runs.delete(run);
    if (is_long) document.getElementById('progress').hidden = true;
  }
}

function cancel_runs() { for (const run of session.runs) run.cancel(); }

function show_notice(text) {
  const old = document.getElementById('notice');
  if (old !== null) old.remove();
  document.getElementById('views').before(make('p', {id: 'notice', role: 'alert'}, text));
  setTimeout(() => document.getElementById('notice')?.remove(), 12000);
}

// The list worked out once: all that the page shows and saves but the workbooks. Null: the program could not run.
async function assess_list(changes) {
  const argv = ['assess', ...list_arguments(changes), '--summary', '--no-neutralise', '-o', output_names.results,
    '--ledger', output_names.ledger, '--rejects', output_names.rejects, '--fix', output_names.fix,
    '--manifest', output_names.manifest];
  const answer = await ask(argv, files_of(session.list, session.fixes, session.rules), true);
  if (answer === null) return null;
  const table = name => new csv_file(answer.files[output_names[name]] ?? new Uint8Array());
  const summary = answer.stdout === '' ? null : JSON.parse(answer.stdout);
  return {code: answer.code, summary, messages: answer.stderr, files: answer.files,
    is_complete: summary !== null && !summary.refused,
    results: table('results'), ledger: table('ledger'), because: table('because'), rejects: table('rejects'),
    fix: table('fix')};
}

async function read_file(file) { return {name: file.name, bytes: new Uint8Array(await file.arrayBuffer())}; }
