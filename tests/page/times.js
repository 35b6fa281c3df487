'use strict';
// times.js PROGRAM PAGE.html ROUNDS LIST...: from the choice of a list to its first visible row in Chromium, and in turn the
// native program with the same outputs and one job. Medians of all rounds: seconds that passed, seconds of processors, and
// how many times the native program's each is.
const fs = require('fs'), os = require('os'), path = require('path');
const {spawnSync} = require('child_process');
const puppeteer = require('puppeteer-core');

const [program, built, rounds, ...lists] = process.argv.slice(2);
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'arrears-times-'));
const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

async function processors(protocol) {
  const {processInfo} = await protocol.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, {cpuTime}) => sum + cpuTime, 0);
}

async function time_page(page, protocol, list) {
  await page.click('#tab-list');
  await page.evaluate(() => {
    const before = session.answer, input = document.querySelector('#view-list .drop input');
    window.seconds = new Promise(done => input.addEventListener('change', () => {
      const started = performance.now();
      const look = () => session.answer !== before && document.querySelector('.grid-space .grid-row') !== null
        ? done((performance.now() - started) / 1000) : setTimeout(look, 5);
      look();
    }, {capture: true, once: true}));
  });
  const before = await processors(protocol);
  await (await page.$('#view-list .drop input')).uploadFile(path.resolve(list));
  const passed = await page.evaluate(() => window.seconds);
  return {passed, used: await processors(protocol) - before};
}

function time_native(list) {
  const argv = ['assess', path.resolve(list), '--pay-on', '2026-12-20', '--lang', 'zh', '--summary', '--no-neutralise', '-o', 'results.csv',
    '--ledger', 'ledger.csv', '--rejects', 'rejects.csv', '--fix', 'fix.csv', '--jobs', '1'];
  const room_of_run = fs.mkdtempSync(path.join(room, 'run-')), started = performance.now();
  const {output} = spawnSync('sh', ['-c', '"$0" "$@" >said 2>&1; times', path.resolve(program), ...argv], {cwd: room_of_run, encoding: 'utf8'});
  const passed = (performance.now() - started) / 1000;
  const used = [...output[1].split('\n')[1].matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * m + Number(s), 0);
  fs.rmSync(room_of_run, {recursive: true});
  return {passed, used};
}

async function main() {
  const browser = await puppeteer.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
  const protocol = await browser.target().createCDPSession();
  const page = await browser.newPage();
  await page.setViewport({width: 1366, height: 768});
  await page.goto('file://' + path.resolve(built));
  await page.waitForSelector('[data-ready]');
  await page.evaluate(() => { session.defaults.pay_on = '2026-12-20'; });
  console.log(`${built}: ${fs.statSync(built).size} bytes; load ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors`);
  for (const list of lists) {
    const pairs = [];
    for (let i = 0; i < rounds; i++) pairs.push([await time_page(page, protocol, list), time_native(list)]);
    for (const what of ['passed', 'used']) {
      const of = side => median(pairs.map(pair => pair[side][what])).toFixed(2);
      const ratio = median(pairs.map(([one, other]) => one[what] / other[what])).toFixed(2);
      console.log(`${path.basename(list)}: ${what}: page ${of(0)} s, native ${of(1)} s, ratio ${ratio}`);
    }
  }
  await browser.close();
  fs.rmSync(room, {recursive: true});
}

main();
