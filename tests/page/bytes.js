'use strict';
// bytes.js PAGE.html: every story of samples/ told to the program in the browser, through the worker of the page
// PAGE. Its files, what it says and how it ends are those of the command line, to the byte. Then: cancelling, progress,
// memory that is given back, and that no request leaves the page, as the browser's own protocol tells.
const assert = require('assert'), fs = require('fs'), path = require('path'), vm = require('vm');
const {execFileSync} = require('child_process');
const puppeteer = require('puppeteer-core');

const root = path.join(__dirname, '..', '..');
const address = 'file://' + path.resolve(process.argv[2]);
const NOT_TOLD = new Set(['README.md', 'command', 'expected']);
const without_seconds = text => text.replace(/^([0-9.]* seconds|用时 .*)\n/gm, '');

function story(folder) {
  const words = execFileSync('sh', ['-c', `printf '%s\\0' ${fs.readFileSync(path.join(folder, 'command'), 'utf8')}`]);
  const files = {}, expected = {};
  for (const name of fs.readdirSync(folder).filter(name => !NOT_TOLD.has(name)))
    files[name] = fs.readFileSync(path.join(folder, name)).toString('base64');
  for (const name of fs.readdirSync(path.join(folder, 'expected')))
    expected[name] = fs.readFileSync(path.join(folder, 'expected', name));
  return {argv: words.toString().split('\0').slice(0, -1), files, expected};
}

// In the page: bytes travel as base64, the rest as it is.
const in_page = async (argv, files) => {
  const given = {}, written = {};
  for (const name in files) given[name] = Uint8Array.from(atob(files[name]), letter => letter.charCodeAt(0));
  const result = await arrears.run(argv, given);
  for (const name in result.files) {
    const reader = new FileReader();
    const read = new Promise(done => { reader.onload = () => done(reader.result); });
    reader.readAsDataURL(new Blob([result.files[name]]));
    written[name] = (await read).split(',')[1] || '';
  }
  return {...result, files: written};
};

async function tell(page, name) {
  const {argv, files, expected} = story(path.join(root, 'samples', name));
  const result = await page.evaluate(in_page, argv, files);
  assert.strictEqual(`${result.code}\n`, expected.exit.toString(), `${name}: exit code: ${result.stderr}`);
  assert.strictEqual(result.stdout, expected.stdout.toString(), `${name}: standard output`);
  assert.strictEqual(without_seconds(result.stderr), expected.stderr.toString(), `${name}: standard error`);
  let compared = 0;
  for (const file in expected) {
    if (['exit', 'stdout', 'stderr'].includes(file)) continue;
    assert.ok(Buffer.from(result.files[file], 'base64').equals(expected[file]), `${name}: ${file} differs`);
    compared++;
  }
  return compared;
}

const thousands = rows => 'name,region,gap_from,gap_to,wage,pay_on\n' +
  Array.from({length: rows}, (_, i) => `P${i},110000,2024-01,2024-06,8000,2025-03-03\n`).join('');

const tests = {
  async 'every sample is what the command line makes of it'(page) {
    const names = fs.readdirSync(path.join(root, 'samples'))
      .filter(name => fs.existsSync(path.join(root, 'samples', name, 'command')));
    let compared = 0;
    for (const name of names) compared += await tell(page, name);
    assert.ok(names.length >= 10 && compared >= 15, `${compared} files of ${names.length} samples`);
  },
  async 'options behind - are options, and - has nothing to read'(page) {
    const told = await page.evaluate(() => arrears.run(['assess', '-', '--pay-on', '2026-04-20', '-o', 'results.csv', '--nonsense']));
    assert.strictEqual(told.code, 2);
    assert.ok(told.stderr.includes('--nonsense'), told.stderr);
    const read = await page.evaluate(() => arrears.run(['assess', '-', '--pay-on', '2026-04-20', '-o', 'results.csv']));
    assert.strictEqual(read.code, 4, read.stderr);
    assert.ok(read.stderr.startsWith('-: is empty'), read.stderr);
  },
  async 'a run that is cancelled ends as cancelled, and the next one works'(page) {
    const name = await page.evaluate(async text => {
      const run = arrears.run(['assess', 'list.csv', '-o', 'results.csv'], {'list.csv': text}, () => run.cancel());
      return run.then(() => 'not cancelled', error => error.name);
    }, thousands(50000));
    assert.strictEqual(name, 'cancelled');
    assert.strictEqual(await page.evaluate(() => arrears.run(['--version']).then(result => result.code)), 0);
  },
  async 'no worker outlives its run, and with it goes its memory'(page) {
    const ended = () => page.workers().length === 0;
    for (let i = 0; i < 50 && !ended(); i++) await new Promise(done => setTimeout(done, 100));
    assert.ok(ended(), `${page.workers().length} workers`);
  },
  async 'progress is numbers that grow, and the given list is left alone'(page) {
    const told = await page.evaluate(async text => {
      const points = [], bytes = new TextEncoder().encode(text), argv = ['assess', 'list.csv', '-o', 'results.csv', '-q'];
      const {code, files} = await arrears.run(argv, {'list.csv': bytes}, point => points.push(point));
      return {points, code, names: Object.keys(files), left: bytes.length};
    }, thousands(5000));
    assert.strictEqual(told.left, thousands(5000).length);
    assert.deepStrictEqual(told.names, ['results.csv']);
    const rows = told.points.map(point => point.rows);
    assert.deepStrictEqual(rows, [...rows].sort((one, other) => one - other));
    assert.deepStrictEqual(told.points.at(-1), {stage: 'writing', rows: 5000, done: 0, total: 0});
  },
  async 'workbooks split by place come back with their names'(page) {
    const names = await page.evaluate(text => arrears.run(['report', 'list.csv', '--split', 'region', '-o', 'books.xlsx'],
      {'list.csv': text}).then(({code, stderr, files}) => Object.keys(files).concat(code === 0 ? [] : [stderr])), thousands(2));
    assert.ok(names.length > 0 && names.every(name => /^books.*\.xlsx$/.test(name)), names.join());
  },
  // What browsers and the compiled program say: no room for a file, none for the program, two bugs.
  async 'what ends a run is told by its kind'() {
    const worker = {self: {}, RangeError};
    vm.runInNewContext(fs.readFileSync(path.join(root, 'page', 'program_worker.js'), 'utf8'), worker);
    const kind = error => worker.failureOf(error).name;
    assert.strictEqual(kind(new RangeError('Array buffer allocation failed')), 'memory');
    assert.strictEqual(kind(new WebAssembly.RuntimeError('Aborted(OOM). Build with -sASSERTIONS for more info.')), 'memory');
    assert.strictEqual(kind(new WebAssembly.RuntimeError('memory access out of bounds')), 'broken');
    assert.strictEqual(kind(new RangeError('Maximum call stack size exceeded')), 'broken');
  },
  // Bytes 0 to 3 are the header; the row from 4 has a line end between quotes; what has no line end is no row.
  async 'a line end between quotes ends no row of a table'() {
    const source = fs.readFileSync(path.join(root, 'page', 'csv.js'), 'utf8') + ';[...csv_starts(bytes).next().value]';
    const read = text => vm.runInNewContext(source, {bytes: Uint8Array.from(Buffer.from(text))}).join();
    assert.strictEqual(read('a,b\n"1\n2",3\n4,""""\n5'), '0,4,12,19');
    assert.strictEqual(read('a\n1\n2\n'), '0,2,4,6');
    assert.strictEqual(read('a\n"1\n'), '0,2');
    assert.strictEqual(read(''), '0');
  },
  async 'nothing can be sent: the policy refuses it'(page) {
    const refused = await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'sent', error => error.name));
    assert.strictEqual(refused, 'TypeError');
  },
};

async function main() {
  const browser = await puppeteer.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
  const requests = [], refusals = [];
  let failed = 0;
  try {
    const page = await browser.newPage();
    const protocol = await page.createCDPSession();
    await protocol.send('Network.enable');
    protocol.on('Network.requestWillBeSent', ({request}) => requests.push(request.url));
    page.on('console', message => refusals.push(message.text()));
    await page.goto(address);
    for (const [name, body] of Object.entries(tests)) {
      const started = Date.now();
      try {
        await body(page);
        console.log(`ok - ${name} (${Date.now() - started} ms)`);
      } catch (error) {
        failed++;
        console.log(`not ok - ${name}\n${error.stack}`);
      }
    }
  } finally {
    await browser.close();
  }
  const sent = requests.filter(url => url !== address && !url.startsWith('blob:'));
  const expected = sent.filter(url => url !== 'http://127.0.0.1:9/'); // which the policy stops before the network
  if (expected.length > 0) failed++, console.log(`not ok - requests left the page: ${expected.join(' ')}`);
  if (!refusals.some(text => text.includes('connect-src'))) failed++, console.log('not ok - nobody refused to connect');
  process.exitCode = failed > 0 ? 1 : 0;
}

main();
