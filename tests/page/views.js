'use strict';
// views.js PROGRAM [PAGE.html|- [PICTURES]]: every view in Chromium, or with BROWSER=firefox in Firefox: of the built page, from its file, or (-) of the
// page's sources in front of the native program. What is expected comes from the program's own files or was worked by
// hand. PICTURES: a folder for screenshots, to be looked at.
const assert = require('assert'), fs = require('fs'), os = require('os'), path = require('path');
const {execFileSync, spawnSync} = require('child_process');
const puppeteer = require('puppeteer-core');
const {start} = require('./server.js');

const program = path.resolve(process.argv[2]), built = process.argv[3], pictures = process.argv[4];
const root = path.join(__dirname, '..', '..');
const list = path.join(root, 'samples', 'realistic', 'cases.csv');
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'arrears-views-'));
const browser_name = process.env.BROWSER ?? 'chrome';
const browsers = {
  chrome: {executablePath: '/usr/bin/chromium', args: ['--no-sandbox']},
  firefox: {browser: 'firefox', executablePath: '/usr/bin/firefox-esr', protocolTimeout: 60000},
};
const tests = [];
const test = (name, body) => tests.push([name, body]);
const is_built = built !== undefined && built !== '-';
const test_chromium = (name, body) => { if (browser_name === 'chrome') test(name, body); };
const test_built = (name, body) => { if (is_built) test(name, body); };

const file = (name, text) => { const at = path.join(room, name); fs.writeFileSync(at, text); return at; };
const text_of = (page, selector) => page.$eval(selector, node => node.textContent);
const open = (page, name) => page.click('#tab-' + name);
// Firefox's driver waits for a key that opens a dialog for ever; there the key is told to whatever has the focus.
const press = (page, key) => browser_name === 'chrome' ? page.keyboard.press(key) : page.evaluate(name => {
  const dialog = document.querySelector('dialog[open]');
  if (name === 'Escape' && dialog !== null) dialog.close(); // the browser's own doing, not the page's
  else document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true}));
}, key);
const file_url = name => 'file://' + path.resolve(name);
const idle = page => page.waitForFunction(() => session.runs.size === 0, {timeout: 60000});

async function drop(page, name) {
  await open(page, 'list');
  await page.evaluate(() => { window.answer_before = session.answer; });
  await (await page.$('#view-list .drop input')).uploadFile(name);
  await page.waitForFunction(() => session.answer !== window.answer_before, {timeout: 60000});
}

async function until(is_so) {
  for (let i = 0; i < 300 && !is_so(); i++) await new Promise(done => setTimeout(done, 100));
  assert.ok(is_so(), String(is_so));
}

async function set_day(page, day) { await page.evaluate(value => { session.defaults.pay_on = value; }, day); }

function native(...argv) {
  const work = fs.mkdtempSync(path.join(room, 'native-'));
  const {status} = spawnSync(program, argv, {cwd: work});
  return {status, read: name => fs.readFileSync(path.join(work, name))};
}

const page_bytes = (page, name) => page.evaluate(key => Array.from(session.answer.files[session.answer.names[key]]), name)
  .then(bytes => Buffer.from(bytes));

test('the list becomes an answer with the bytes of the command line', async page => {
  await set_day(page, '2026-06-20');
  await drop(page, list);
  const expected = native('assess', list, '-o', 'r.csv', '--ledger', 'l.csv', '--pay-on', '2026-06-20', '--lang', 'zh');
  assert.deepStrictEqual(await page_bytes(page, 'results'), expected.read('r.csv'));
  assert.deepStrictEqual(await page_bytes(page, 'ledger'), expected.read('l.csv'));
  assert.strictEqual(await page.$eval('#view-answer', node => node.hidden), false);
});

test('only visible rows are drawn', async page => {
  const drawn = await page.$$eval('.grid-space .grid-row', rows => rows.length);
  assert.ok(drawn > 5 && drawn < 80, 'drawn: ' + drawn);
  assert.ok(await page.evaluate(() => session.answer.results.count) > 300);
});

test('rows are sorted by amount and filtered by the name of a place', async page => {
  const total = await page.evaluate(() => answer_columns.indexOf('total'));
  await page.evaluate(i => document.querySelectorAll('.grid-head button')[i].click(), total);
  await page.waitForSelector('[aria-sort=ascending]');
  await page.evaluate(i => document.querySelectorAll('.grid-head button')[i].click(), total);
  await page.waitForSelector('[aria-sort=descending]');
  const most = await page.evaluate(() => {
    const table = session.answer.results, at = table.index('total');
    return Array.from({length: table.count}, (_, i) => table.row(i)[at]).reduce((a, b) => Number(b) > Number(a) ? b : a);
  });
  assert.strictEqual(await page.$eval('.grid-space .grid-row:first-child div:nth-child(' + (total + 1) + ')', node => node.textContent), most);
  await page.type('#view-answer input[type=search]', '\u4e0a\u6d77');
  await page.waitForFunction(() => answer_table.order.length < session.answer.results.count);
  const regions = await page.evaluate(() => answer_table.order.map(place => session.answer.results.record(place).region));
  assert.ok(regions.length > 0 && regions.every(region => region === '310000'), regions.join());
});

test('a person opens by the keyboard into months, rules and sources', async page => {
  await page.focus('.grid');
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await page.waitForSelector('dialog[open]');
  const place = await page.evaluate(() => answer_table.order[1]);
  const [record, scheme] = await page.evaluate(at => { const row = session.answer.results.record(at); return [row.record, row.scheme]; }, place);
  const ledger = (await page_bytes(page, 'ledger')).toString().split('\n').filter(line => line.startsWith(record + ',') && line.includes(',' + scheme + ','));
  assert.strictEqual(await page.$$eval('dialog tbody tr', rows => rows.length), ledger.length);
  await page.click('dialog summary');
  await page.waitForFunction(() => document.querySelector('dialog .explanation').textContent.includes('\n'), {timeout: 60000});
  const name = await page.evaluate(at => session.answer.results.record(at).case_id, place);
  const explained = execFileSync(program, ['explain', list, '--case', name, '--pay-on', '2026-06-20', '--lang', 'zh', '--no-color']);
  assert.strictEqual(await text_of(page, 'dialog .explanation'), explained.toString());
  await press(page, 'Escape');
  await page.waitForFunction(() => !document.querySelector('dialog').open);
});

test('what if: another day of payment stands beside the first', async page => {
  await open(page, 'compare');
  await page.$eval('#view-compare input[type=date]', node => { node.value = '2026-12-20'; });
  await page.click('#view-compare button.main');
  await page.waitForSelector('#view-compare table');
  const expected = native('assess', list, '-o', 'r.csv', '--manifest', 'm.json', '--pay-on', '2026-12-20', '--column', '\u8865\u7f34\u65e5\u671f=');
  const {totals} = JSON.parse(expected.read('m.json'));
  const cells = await page.$$eval('#view-compare table:first-of-type tbody tr', rows => rows.map(row => row.cells[2].textContent));
  assert.ok(cells.includes(totals.results.total), cells.join() + ' lacks ' + totals.results.total);
});

// Beijing, 2026-03, no fee before May. 8,000: 784 + 163 = 947.00; 9,000: 882 + 183 = 1,065.00; of both persons 118.00 more.
test('what if: one wage for every row is the command line\'s --assume-wage, to the byte, and says so', async page => {
  const listed = file('assumed.csv', 'name,region,scheme,payer,gap_from,gap_to,wage,pay_on\n' +
    'A,Beijing,medical,employer,2026-03,2026-03,8000,2026-04-20\nB,Beijing,medical,employer,2026-03,2026-03,9000,2026-04-20\n');
  await drop(page, listed);
  await open(page, 'compare');
  await page.$eval('#view-compare select', node => { node.value = '?'; });
  await page.type('#view-compare input[name=assumed_wage]', '9000');
  await page.click('#view-compare button.main');
  await page.waitForSelector('#view-compare table');
  const tables = await page.$$eval('#view-compare table', nodes => nodes.map(node =>
    [...node.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))));
  assert.deepStrictEqual(tables[0].map(row => row.slice(1)), [['2', '2', '0'], ['0', '0', '0'], ['2012.00', '2130.00', '+118.00'],
    ['0.00', '0.00', '0.00'], ['2012.00', '2130.00', '+118.00'], ['1666.00', '1764.00', '+98.00'], ['346.00', '366.00', '+20.00'],
    ['0.00', '0.00', '0.00'], ['2', '2', '0']]);
  assert.deepStrictEqual(tables[1].map(row => [row[1], ...row.slice(3, 6)]), [['A', '947.00', '1065.00', '+118.00']]);
  assert.ok((await text_of(page, '#view-compare li')).includes('9000'), 'nothing says what was assumed');
  const bytes = await page.evaluate(() => assess_list(how_then(session.answer, {day: '', is_for_all: true, wage: '9000', column: as_now}))
    .then(then => Array.from(then.files[then.names.results])));
  const expected = native('assess', listed, '-o', 'r.csv', '--pay-on', '2026-06-20', '--lang', 'zh', '--assume-wage', '9000');
  assert.ok(Buffer.from(bytes).equals(expected.read('r.csv')));
});

test('what if: a wage that is none is refused in the command line\'s words', async page => {
  await page.$eval('#view-compare input[name=assumed_wage]', node => { node.value = '9OOO'; });
  await page.click('#view-compare button.main');
  await page.waitForSelector('#view-compare pre.refused');
  assert.match(await text_of(page, '#view-compare pre.refused'), /^--assume-wage "9OOO": .*E101/);
});

test('a sum that the page does not know stands beside the total, in the comparison and in the rows', async page => {
  const shown = await page.evaluate(() => {
    const {summary} = session.answer, with_sum = {...summary, totals: {...summary.totals, further: '12.34'}};
    const text = node => node.textContent;
    return [text(make_totals(with_sum)), text(make_totals(summary)), text(make_sides(summary, with_sum)), further_sums(with_sum.totals)];
  });
  assert.ok(shown[0].includes('further12.34') && !shown[1].includes('further'), shown.join());
  assert.ok(shown[2].includes('further0.0012.34+12.34'), shown[2]);
  assert.deepStrictEqual(shown[3], ['further']);
});

// 10,000 columns: those that are read are shown, and some of the others.
test('a list of thousands of columns is shown without strain', async page => {
  const many = Array.from({length: 10000}, (_, i) => 'x' + i).join();
  const started = Date.now();
  await drop(page, file('columns.csv', 'name,region,gap_from,gap_to,' + many + ',wage\nA,Beijing,2026-03,2026-03,' + many + ',9OOO\nB,Beijing,2026-03,2026-03,' + many + ',9000\n'));
  assert.ok(Date.now() - started < 20000, (Date.now() - started) + ' ms');
  assert.ok(await page.$$eval('input, select', nodes => nodes.length) < 800);
  const headings = await page.$$eval('#view-list tbody tr', rows => rows.map(row => row.cells[0].textContent));
  assert.ok(headings.includes('wage') && headings.includes('x0') && headings.length < 200, headings.length);
  await open(page, 'rejects');
  assert.strictEqual(await page.$eval('#view-rejects input[aria-invalid=true]', node => node.value), '9OOO');
  await page.$eval('#view-rejects input[aria-invalid=true]', node => { node.value = ''; });
  await page.type('#view-rejects input[aria-invalid=true]', '9000');
  await page.click('#view-rejects button.main');
  await page.waitForFunction(() => session.answer.summary.counts.rejected === 0);
});

// Beijing, 2026-03, no fee before May. 8,000: 784 + 163 = 947.00; 9,000: 882 + 183 = 1,065.00; B has no wage there.
test('what if: another column of wages stands beside the first, and a row that one side rejects is listed', async page => {
  const listed = 'name,region,scheme,payer,gap_from,gap_to,wage,planned,pay_on\nA,Beijing,medical,employer,2026-03,2026-03,8000,9000,2026-04-20\n' +
    'B,Beijing,medical,employer,2026-03,2026-03,8000,9OOO,2026-04-20\n';
  await drop(page, file('planned.csv', listed));
  await open(page, 'compare');
  await page.select('#view-compare select', 'planned');
  await page.click('#view-compare button.main');
  await page.waitForSelector('#view-compare table');
  const row = await page.$$eval('#view-compare table:first-of-type tbody tr', rows => [...rows[2].cells].slice(1).map(cell => cell.textContent));
  assert.deepStrictEqual(row, ['1894.00', '1065.00', '-829.00']);
  const rows = await page.$$eval('#view-compare .wide tbody tr', nodes => nodes.map(node => [1, 3, 4, 5].map(i => node.cells[i].textContent)));
  assert.deepStrictEqual(rows, [['A', '947.00', '1065.00', '+118.00'], ['B', '947.00', '', '']]);
  await drop(page, list);
});

test('a rejected row is corrected in its cell and worked out again', async page => {
  await open(page, 'rejects');
  const before = await page.evaluate(() => session.answer.summary.counts);
  const input = await page.$('input[aria-invalid=true]');
  assert.strictEqual(await input.evaluate(node => node.value), '8,5OO');
  await input.evaluate(node => { node.value = ''; });
  await input.type('8500');
  await page.click('#view-rejects button.main');
  await page.waitForFunction(n => session.answer.summary.counts.rejected === n - 1, {}, before.rejected);
  const after = await page.evaluate(() => session.answer.summary.counts);
  assert.strictEqual(after.assessed, before.assessed + 1);
});

// The page's answer is that of one day; the form has meanwhile been set to another, which changes nothing that is saved.
test_chromium('what is saved is what is shown, and the command line proves it by its manifest', async page => {
  const saved = path.join(room, 'saved'), total = await page.evaluate(() => session.answer.summary.totals.total);
  fs.mkdirSync(saved);
  const client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: saved});
  await set_day(page, '2027-01-20');
  await open(page, 'save');
  const names = await page.$$eval('#view-save li span', nodes => nodes.map(node => node.textContent));
  for (const button of await page.$$('#view-save li button')) {
    const count = fs.readdirSync(saved).length;
    await button.click();
    await until(() => fs.readdirSync(saved).length > count && fs.readdirSync(saved).every(name => !name.endsWith('.crdownload')));
  }
  await set_day(page, '2026-06-20');
  assert.deepStrictEqual(fs.readdirSync(saved).sort(), [...names].sort());
  fs.copyFileSync(list, path.join(saved, 'cases.csv'));
  const manifest = path.join(saved, names.find(name => name.endsWith('.json')));
  const proof = spawnSync(program, ['report', manifest, '-o', path.join(room, 'proved.xlsx')], {encoding: 'utf8'});
  assert.strictEqual(proof.status, 3, proof.stderr); // some rows are rejected, as on the page; 6: not the same
  const report = execFileSync('unzip', ['-p', path.join(saved, names[0]), 'xl/worksheets/*'], {maxBuffer: 1 << 28});
  assert.ok(report.includes('>' + total + '<'), 'the workbook lacks ' + total);
});

test('for Excel the saved bytes are those of --bom', async page => {
  const plain = await page.evaluate(() => { session.answer.excel_files = undefined; saving.is_for_excel = true; return made_outputs().then(files =>
    Array.from(files[session.answer.names.results])); });
  await page.evaluate(() => { saving.is_for_excel = false; });
  const row = await page.evaluate(() => session.fixes.map(fix => Array.from(fix.bytes)));
  const fixes = row.map((bytes, i) => { const at = path.join(room, 'fix-' + i + '.csv'); fs.writeFileSync(at, Buffer.from(bytes)); return at; });
  const expected = native('assess', list, ...fixes, '-o', 'r.csv', '--bom', '--pay-on', '2026-06-20', '--lang', 'zh').read('r.csv');
  assert.deepStrictEqual([...expected.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.ok(Buffer.from(plain).equals(expected));
});

test_chromium('where the download folder takes nothing the page says what to do, and keeps what it has', async page => {
  const full = file('no-folder', ''), client = await page.createCDPSession();
  await client.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: path.join(full, 'inside'), eventsEnabled: true});
  const ended = new Promise(done => client.on('Browser.downloadProgress', ({state}) => { if (state !== 'inProgress') done(state); }));
  await open(page, 'save');
  assert.ok((await text_of(page, '#view-save')).includes(words_of('zh').save_full));
  await (await page.$$('#view-save li button'))[1].click();
  assert.strictEqual(await ended, 'canceled');
  const saved = path.join(room, 'emptied');
  fs.mkdirSync(saved);
  await client.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: saved});
  await (await page.$$('#view-save li button'))[1].click();
  await until(() => fs.readdirSync(saved).some(name => name.endsWith('.csv')));
});

test('a file that no browser holds in one piece is refused in words', async page => {
  const taken = await page.evaluate(async () => {
    let count = 0;
    const part = new Blob([new Uint8Array(1 << 26)]), large = new File(Array(33).fill(part), 'large.csv');
    await read_files([large], () => count++);
    return count;
  });
  assert.strictEqual(taken, 0);
  assert.strictEqual(await text_of(page, '#notice'), 'large.csv: ' + words_of('zh').too_large);
});

test('a list for which there is no memory is refused in words, and the answer stays', async page => {
  const stays = await page.evaluate(async () => {
    const {run} = arrears, before = session.answer;
    arrears.run = () => Object.assign(Promise.reject(Object.assign(new Error(), {name: 'memory'})), {cancel() {}});
    await take_list(session.list).finally(() => { arrears.run = run; });
    return session.answer === before;
  });
  assert.ok(stays);
  assert.strictEqual(await text_of(page, '#notice'), words_of('zh').too_large);
});

test('a heading in doubt is refused and mapped by choosing', async page => {
  await drop(page, file('doubt.csv', '\u59d3\u540d,\u5f00\u59cb\u554a,\u6708\u5de5\u8d44\n\u5f20\u4e09,2025-01,8000\n'));
  assert.strictEqual(await page.evaluate(() => session.answer.is_complete), false);
  assert.ok((await text_of(page, '#view-list .messages')).includes('--column'));
  await page.select('#view-list select.doubt', 'gap_from');
  await page.evaluate(() => [...document.querySelectorAll('#view-list button')].find(node => node.textContent === word('run_again')).click());
  await page.waitForFunction(() => session.answer.is_complete);
  assert.strictEqual(await page.evaluate(() => session.answer.summary.counts.assessed), 1);
});

test('a run that is cancelled leaves the answer as it was', async page => {
  const before = await page.evaluate(() => session.answer.summary.list);
  const row = 'A,Beijing,2010-01,2026-05,9000\n';
  await open(page, 'list');
  await (await page.$('#view-list .drop input')).uploadFile(file('long.csv', 'employer,region,gap_from,gap_to,wage\n' + row.repeat(200000)));
  await page.waitForSelector('#progress:not([hidden])');
  await page.$eval('#cancel', node => node.click());
  await page.waitForSelector('#notice');
  assert.strictEqual(await text_of(page, '#notice'), await page.evaluate(() => word('cancelled')));
  assert.strictEqual(await page.evaluate(() => session.answer.summary.list), before);
  assert.strictEqual(await page.evaluate(() => session.list.name), before);
  assert.strictEqual(await page.$eval('#progress', node => node.hidden), true);
  await page.click('.notice button');
  assert.strictEqual(await page.$('#notice'), null);
});

test('list, report and comparison are cancelled as they begin, and the next list is taken', async page => {
  const told = await page.evaluate(async () => {
    const before = session.answer, section = document.createElement('section'), told = [];
    const wanted = {day: '', is_for_all: true, wage: '9000', column: as_now};
    for (const begin of [() => take_list(session.list), save_report, save_fix, () => compare(section, wanted)]) {
      drop_notice();
      const going = begin();
      cancel_runs();
      await going;
      told.push(document.getElementById('notice').textContent, session.runs.size, session.answer === before, section.childNodes.length);
    }
    return told;
  });
  assert.deepStrictEqual(told, Array(4).fill([words_of('zh').cancelled, 0, true, 0]).flat());
  await drop(page, list);
  assert.strictEqual(await page.$('#notice'), null);
});

test('of two lists dropped at once the later one stays', async page => {
  const row = 'A,Beijing,2010-01,2026-05,9000\n';
  await page.evaluate(async rows => {
    const given = (name, text) => ({name, bytes: new TextEncoder().encode('employer,region,gap_from,gap_to,wage\n' + text)});
    await Promise.all([take_list(given('first.csv', rows)), take_list(given('second.csv', ''))]);
  }, row.repeat(20000));
  assert.deepStrictEqual(await page.evaluate(() => [session.list.name, session.answer.how.list.name]), ['second.csv', 'second.csv']);
});

// 9,000 x 9.8 % = 882; 9,000 x 2 % + 3 = 183: arrears 1,065.00. Paid in the month after, no fee has begun.
test('a dropped list takes from the form what it does not state', async page => {
  await open(page, 'list');
  const choose = (label, value) => page.evaluate((text, chosen) => {
    const field = [...document.querySelectorAll('#view-list .field')].find(node => node.textContent.startsWith(label_of(text)));
    const input = field.querySelector('input, select');
    input.value = chosen;
    input.dispatchEvent(new Event('change'));
  }, label, value);
  await choose('region', '\u5317\u4eac');
  await choose('pay_on', '2026-04-20');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['gap_from,gap_to,wage\n2026-03,2026-03,9000\n'], 'dropped.csv'));
    document.querySelector('#view-list .drop').dispatchEvent(new DragEvent('drop', {dataTransfer: data, cancelable: true}));
  });
  await page.waitForFunction(() => session.answer.summary.list === 'dropped.csv');
  const {totals} = await page.evaluate(() => session.answer.summary);
  assert.strictEqual(totals.arrears, '1065.00');
  assert.strictEqual(totals.late_fee, '0.00');
  await page.evaluate(() => { session.defaults = {pay_on: '2026-06-20'}; });
});

const drop_files = (page, selector, names) => page.evaluate((where, given) => {
  const data = new DataTransfer();
  for (const name of given) data.items.add(new File(['name,region,gap_from,gap_to,wage\nA,Beijing,2026-03,2026-03,9000\n'], name));
  const event = new DragEvent('drop', {dataTransfer: data, cancelable: true, bubbles: true});
  document.querySelector(where).dispatchEvent(event);
  return event.defaultPrevented;
}, selector, names);

test('two lists dropped together are named and neither is taken', async page => {
  const before = await page.evaluate(() => session.asked);
  await open(page, 'list');
  assert.ok(await drop_files(page, '#view-list .drop', ['one.csv', 'two.csv']));
  assert.strictEqual(await text_of(page, '#notice'), words_of('zh').one_file + 'one.csv, two.csv');
  assert.strictEqual(await page.evaluate(() => session.asked), before);
});

test('a list dropped anywhere is taken, what it comes to is told, and the keyboard goes on from the answer', async page => {
  await open(page, 'save');
  await page.evaluate(() => document.activeElement.blur());
  assert.ok(await drop_files(page, 'footer', ['beside.csv']), 'the browser leaves the page');
  await page.waitForFunction(() => session.answer.summary.list === 'beside.csv');
  await page.waitForFunction(() => document.activeElement.id === 'tab-answer');
  const {totals} = await page.evaluate(() => session.answer.summary);
  assert.match(await text_of(page, '#told'), new RegExp('1 / 1.*' + totals.total));
  assert.ok((await text_of(page, '#view-answer')).includes('beside.csv'));
});

test('on paper stand all rows in their order, and what the form was set to', async page => {
  await drop(page, list);
  const printed = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const rows = [...document.querySelectorAll('#printed tbody tr')].map(row => row.cells[0].textContent);
    dispatchEvent(new Event('afterprint'));
    return [rows, answer_table.order.map(place => session.answer.results.record(place).record)];
  });
  assert.ok(printed[0].length > 300);
  assert.deepStrictEqual(printed[0], printed[1]);
  assert.strictEqual(await page.$$eval('#printed *', nodes => nodes.length), 0);
});

test('a file that cannot be read is named, and the next one is taken', async page => {
  const taken = await page.evaluate(async () => {
    const names = [], broken = {name: 'folder', arrayBuffer: () => Promise.reject(new Error('NotFoundError'))};
    await read_files([broken, new File(['x'], 'list.csv')], file => names.push(file.name + ' ' + file.bytes.length));
    return names;
  });
  assert.deepStrictEqual(taken, ['list.csv 1']);
  assert.strictEqual(await text_of(page, '#notice'), 'folder: ' + await page.evaluate(() => word('unreadable')));
});

test('arrow keys go from tab to tab', async page => {
  await page.focus('#tab-answer');
  await press(page, 'ArrowRight');
  assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'tab-rejects');
  assert.strictEqual(await page.$eval('#view-rejects', node => node.hidden), false);
  for (const [key, tab] of [['End', 'tab-compare'], ['ArrowRight', 'tab-list'], ['ArrowLeft', 'tab-compare'], ['Home', 'tab-list']]) {
    await press(page, key);
    assert.strictEqual(await page.evaluate(() => document.activeElement.id), tab);
  }
});

test('a hostile list is shown and nothing else', async page => {
  const name = '<img src=x onerror=window.hurt=1><script>window.hurt=1</script>';
  await drop(page, file('hostile.csv', 'name,region,gap_from,gap_to,wage\n"' + name + '",Beijing,2026-03,2026-05,9000\n=1+1,Beijing,2026-03,2026-05,9OOO\n'));
  assert.strictEqual(await page.$eval('.grid-space .grid-row div:nth-child(2)', node => node.textContent), name);
  await page.click('.grid-space .grid-row');
  await page.waitForSelector('dialog[open]');
  await press(page, 'Escape');
  assert.strictEqual(await page.evaluate(() => window.hurt), undefined);
});

// Beijing, 9,000 a month: 3 x (882 + 183) = 3,195.00; fee 26.63 + 10.12 + 0 = 36.75.
test('a single case is answered with its chart', async page => {
  await open(page, 'single');
  await page.evaluate(() => { single.cells = {region: '\u5317\u4eac', gap_from: '2026-03', gap_to: '2026-05', wage: '9000', pay_on: '2026-06-20'}; draw_view('single'); });
  await page.click('#view-single button.main');
  await page.waitForSelector('#view-single svg');
  assert.strictEqual(await text_of(page, '#view-single .total.first strong'), '3231.75');
  assert.match(await text_of(page, '#told'), /3231\.75$/);
  await drop(page, list); // which takes away nothing of it
  await open(page, 'single');
  assert.strictEqual(await text_of(page, '#view-single .total.first strong'), '3231.75');
});

test('a place tells what is known of it, and a bad rule table is refused in words', async page => {
  await open(page, 'law');
  await page.type('#view-law form input', '\u5317\u4eac');
  await page.click('#view-law button.main');
  await page.waitForSelector('#view-law table');
  assert.ok(await page.$$eval('#view-law tbody tr', rows => rows.length) > 20);
  await (await page.$('#view-law .drop input')).uploadFile(file('rules.csv', 'region,scheme\n1,2\n'));
  await page.waitForFunction(() => document.getElementById('law-check').textContent.includes('R312'));
  assert.strictEqual(await page.evaluate(() => session.rules.length), 0);
});

// A table of rules without a row changes nothing.
test('a rule table may have the name of the list', async page => {
  await drop(page, list);
  const total = await page.evaluate(() => session.answer.summary.totals.total), name = path.basename(list);
  const rules = 'region,scheme,payer,parameter,above,from,to,value,source,url,confidence,valid_on,note\n';
  await page.evaluate((same, text) => { session.rules = [{name: same, bytes: new TextEncoder().encode(text)}]; }, name, rules);
  await drop(page, list);
  await page.evaluate(() => { session.rules = []; });
  assert.strictEqual(await page.evaluate(() => session.answer.is_complete && session.answer.summary.totals.total), total);
  assert.strictEqual(await page.evaluate(() => session.answer.how.rules[0].name), 'rules-' + name);
  await drop(page, list);
});

test('English has no Chinese but what the list holds', async page => {
  await page.click('[data-language=en]');
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await idle(page);
  await open(page, 'single');
  const text = await page.evaluate(() => document.querySelector('#tabs').innerText + document.querySelector('#view-single form').innerText);
  assert.ok(!/[\u4e00-\u9fff]/.test(text), text);
  assert.strictEqual(await page.evaluate(() => document.title), 'Social insurance arrears');
});

test('every control has a name for a screen reader', async page => {
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select')].filter(node =>
    !(node.textContent.trim() || node.getAttribute('aria-label') || node.title || node.closest('label')?.textContent.trim()))
    .map(node => node.outerHTML));
  assert.deepStrictEqual(nameless, []);
});

// The tree that a screen reader gets, in every view as it stands after all that was done before.
test_chromium('in the tree of a screen reader controls, tables and their heads have names', async page => {
  const named = new Set(['button', 'combobox', 'textbox', 'searchbox', 'checkbox', 'Date', 'tab', 'grid', 'tabpanel', 'tablist', 'columnheader',
    'progressbar', 'image', 'img', 'dialog', 'DisclosureTriangle', 'link', 'spinbutton']);
  const seen = new Set(), nameless = [];
  const visit = node => {
    seen.add(node.role);
    if (named.has(node.role) && !node.name?.trim()) nameless.push(opened_view + ': ' + node.role);
    (node.children ?? []).forEach(visit);
  };
  let opened_view = '';
  for (opened_view of ['list', 'answer', 'rejects', 'save', 'single', 'law', 'compare']) {
    await open(page, opened_view);
    visit(await page.accessibility.snapshot({interestingOnly: false}));
  }
  assert.deepStrictEqual([...new Set(nameless)], []);
  for (const role of ['tabpanel', 'grid', 'columnheader', 'combobox', 'status']) assert.ok(seen.has(role), role + ' was not seen');
});

const words_of = language => JSON.parse(execFileSync(program, ['help', 'words', '--lang', language], {maxBuffer: 1 << 28})).page;

// What stands in a page whose browser lacks something, once the page has had its time; '' while that is hidden.
async function told_without(page, milliseconds, prepare) {
  const other = await page.browser().newPage();
  await prepare(other);
  await other.goto(page.url());
  await new Promise(done => setTimeout(done, milliseconds));
  const text = await other.$eval('#cannot-run', node => node.innerText);
  await other.close();
  return text;
}

test_built('a browser that cannot run the program says so in both languages', async page => {
  const expected = words_of('zh').cannot_run + ' ' + words_of('en').cannot_run;
  assert.strictEqual(await told_without(page, 2000, other => other.evaluateOnNewDocument(() => { delete window.WebAssembly; })), expected);
  if (browser_name === 'chrome') // Firefox's driver cannot switch scripts off
    assert.strictEqual(await told_without(page, 7000, other => other.setJavaScriptEnabled(false)), expected);
  assert.strictEqual(await page.$('#cannot-run'), null);
});

test_built('a request is refused by the page itself, and these tests would notice', async (page, faults) => {
  const refused = await page.evaluate(() => new Promise(done => {
    document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
    fetch('http://127.0.0.1:9/').catch(() => {});
  }));
  assert.strictEqual(refused, 'connect-src');
  const told = faults.splice(0).some(text => text.includes('connect-src'));
  assert.ok(told || browser_name !== 'chrome', 'the console says nothing'); // Firefox's driver hands on no such message
});

// Looked at by a person: each view, light and dark, wide and narrow.
async function take_pictures(browser, address) {
  for (const scheme of ['light', 'dark']) for (const [width, height] of [[1366, 768], [420, 800]]) {
    const page = await browser.newPage();
    await page.setViewport({width, height});
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.goto(address);
    await page.waitForSelector('[data-ready]');
    const shoot = name => page.screenshot({path: path.join(pictures, [name, scheme, width].join('-') + '.png')});
    await set_day(page, '2026-06-20');
    await drop(page, list);
    await shoot('answer');
    await page.click('.grid-space .grid-row');
    await page.waitForSelector('dialog[open]');
    await shoot('person');
    await press(page, 'Escape');
    for (const name of ['list', 'rejects', 'save']) { await open(page, name); await shoot(name); }
    await open(page, 'compare');
    await page.$eval('#view-compare input[type=date]', node => { node.value = '2026-12-20'; });
    await page.click('#view-compare button.main');
    await page.waitForSelector('#view-compare table');
    await shoot('compare');
    await open(page, 'single');
    await page.evaluate(() => { single.cells = {region: '\u5317\u4eac', gap_from: '2026-03', gap_to: '2026-05', wage: '9000', pay_on: '2026-06-20'}; draw_view('single'); });
    await page.click('#view-single button.main');
    await page.waitForSelector('#view-single svg');
    await shoot('single');
    await open(page, 'law');
    await page.type('#view-law form input', '\u5317\u4eac');
    await page.click('#view-law button.main');
    await page.waitForSelector('#view-law table');
    await shoot('law');
    await page.close();
  }
}

async function main() {
  const server = is_built ? null : await start(program, 0);
  const address = is_built ? file_url(built) : 'http://127.0.0.1:' + server.address().port + '/';
  const browser = await puppeteer.launch(browsers[browser_name]);
  const page = await browser.newPage();
  await page.setViewport({width: 1366, height: 768});
  const faults = [];
  page.on('pageerror', error => faults.push(error.message));
  page.on('console', message => { if (message.text().includes('Content Security Policy')) faults.push(message.text()); });
  page.on('request', request => {
    const is_own = request.url() === address || /^(blob|data):/.test(request.url());
    if (is_built && !is_own) faults.push('a request leaves the page: ' + request.url());
  });
  await page.goto(address);
  await page.waitForSelector('[data-ready]');
  let failures = 0;
  for (const [name, body] of tests) {
    try {
      await body(page, faults);
      assert.deepStrictEqual(faults, []);
      console.log('ok   ' + name);
    } catch (error) {
      failures++;
      faults.length = 0;
      console.log('FAIL ' + name + '\n' + error.stack);
    }
  }
  if (pictures) await take_pictures(browser, address);
  await browser.close();
  server?.close();
  server?.closeAllConnections();
  fs.rmSync(room, {recursive: true, force: true});
  process.exitCode = failures > 0 ? 1 : 0;
}

main();
