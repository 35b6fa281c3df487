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
  answer: null,      // {code, how, names, summary, messages, results, rejects, fix, table_of, files}
  asked: 0,          // how often a list was to be worked out
  runs: new Set(),
};

// What the list is worked out from, as the page stands now but for `changes`. An answer keeps its own: the form may have
// been changed since, and what is saved or compared belongs to what is shown. All files lie in one folder, where a rule
// table may not have the name of the list.
function how_now(changes) {
  const {list, defaults, switches, sheet, choices, fixes, rules} = session;
  const how = {list, sheet, fixes, rules, wage: '', defaults: {...defaults}, switches: {...switches}, choices: new Map(choices), ...changes};
  return {...how, rules: how.rules.map(file => file.name === how.list?.name ? {...file, name: 'rules-' + file.name} : file)};
}

function name_of_output(list, key, ending) { return list.name.replace(/\.[^.]*$/, '') + '-' + word('name_' + key) + ending; }

// The names under which a person has the outputs; so the manifest names files that are there.
function output_names(list) {
  const name = (key, ending) => name_of_output(list, key, ending);
  return {results: name('results', '.csv'), ledger: name('ledger', '.csv'), because: name('ledger', '.because.csv'),
    rejects: name('rejects', '.csv'), fix: name('fix', '.csv'), manifest: name('manifest', '.json')};
}

// A name that cannot be taken for an option.
function plain_name(name) { return name.startsWith('-') ? './' + name : name; }

function rule_arguments(rules) { return rules.flatMap(file => ['--rules', plain_name(file.name)]); }

function files_of(...lists) {
  return Object.fromEntries(lists.flat().filter(file => file !== null).map(file => [file.name, file.bytes]));
}

function default_arguments(defaults) {
  return Object.entries(defaults).filter(([, value]) => value !== '')
    .flatMap(([column, value]) => ['--' + column.replaceAll('_', '-'), value]);
}

// The list, its corrected rows, and how it is to be read.
function list_arguments(how) {
  const choices = [...how.choices].flatMap(([heading, column]) => ['--column', heading + '=' + column]);
  const switches = Object.entries(how.switches).filter(([, is_on]) => is_on).map(([name]) => '--' + name);
  return [plain_name(how.list.name), ...how.fixes.map(file => plain_name(file.name)), ...default_arguments(how.defaults), ...choices,
    ...(how.wage === '' ? [] : ['--assume-wage', how.wage]), ...(how.sheet === '' ? [] : ['--sheet', how.sheet]), ...switches, ...rule_arguments(how.rules)];
}

function show_progress(point) {
  const box = document.getElementById('progress'), bar = document.getElementById('progress-bar');
  box.hidden = false;
  document.getElementById('progress-rows').textContent = point !== null && point.rows > 0 ? point.rows + ' ' + word('rows') : '';
  if (point !== null && point.total > 0) bar.value = point.done / point.total;
  else bar.removeAttribute('value');
}

// Runs the program; what cannot be run says so and gives null.
async function ask(argv, files, is_long) {
  const run = arrears.run([...argv, '--lang', session.language], files, is_long ? show_progress : undefined);
  session.runs.add(run);
  if (is_long) {
    drop_notice();
    show_progress(null);
    document.getElementById('progress-text').textContent = word('working'); // a text that is set anew is told
  }
  try {
    return await run;
  } catch (error) {
    const texts = {cancelled: 'cancelled', unsupported: 'cannot_run', memory: 'too_large'};
    show_notice(word(texts[error.name] ?? 'broken'));
    return null;
  } finally {
    session.runs.delete(run);
    if (session.runs.size === 0) document.getElementById('progress').hidden = true;
  }
}

function cancel_runs() { for (const run of session.runs) run.cancel(); }

// To who cannot see what has come.
function tell(text) { document.getElementById('told').textContent = text; }

function drop_notice() { document.querySelector('.notice')?.remove(); }

// It stays until it is closed or something else is worked out: whoever waited for a long list may be away.
function show_notice(text) {
  drop_notice();
  document.getElementById('views').before(make('div', {class: 'notice bar'}, make('p', {id: 'notice', role: 'alert'}, text),
    make_button(word('close'), drop_notice, {class: 'quiet'})));
}

// Tables that are read when they are first asked for: a ledger may be long, and nobody may open a person.
function when_asked(makers) {
  const made = {};
  return {table_of: name => made[name] ??= makers[name]()};
}

function assess_arguments(how, ...more) {
  const names = output_names(how.list), output = name => plain_name(names[name]);
  return ['assess', ...list_arguments(how), '-o', output('results'), '--ledger', output('ledger'), '--rejects', output('rejects'),
    ...more];
}

// The program takes it from the same clock.
function today() {
  const now = new Date(), digits = number => String(number).padStart(2, '0');
  return now.getFullYear() + '-' + digits(now.getMonth() + 1) + '-' + digits(now.getDate());
}

// The list worked out once: all that the page shows, and what it saves without another run. Null: the program could not run.
async function assess_list(how) {
  const names = output_names(how.list);
  const argv = assess_arguments(how, '--summary', '--no-neutralise', '--fix', plain_name(names.fix));
  const answer = await ask(argv, files_of(how.list, how.fixes, how.rules), true);
  if (answer === null) return null;
  const table = name => csv_read(answer.files[names[name]] ?? new Uint8Array());
  const summary = answer.stdout === '' ? null : JSON.parse(answer.stdout);
  return {code: answer.code, how, day: how.defaults.pay_on || today(), names, summary, messages: answer.stderr, files: answer.files,
    is_complete: summary !== null && !summary.refused,
    results: await table('results'), rejects: await table('rejects'), fix: await table('fix'),
    ...when_asked({ledger: () => table('ledger'), because: () => table('because')})};
}

const largest_file = 2 ** 31; // bytes; about what browsers hold in one piece, and what a run may take

// Each as {name, bytes}; a folder, or what another program keeps to itself, cannot be read.
async function read_files(files, taken) {
  for (const file of files) {
    const content = file.size >= largest_file ? null : await file.arrayBuffer().catch(() => null);
    if (content === null) show_notice(file.name + ': ' + word(file.size >= largest_file ? 'too_large' : 'unreadable'));
    else await taken({name: file.name, bytes: new Uint8Array(content)});
  }
}
