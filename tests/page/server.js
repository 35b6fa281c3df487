'use strict';
// server.js PROGRAM [PORT]: the page with the native program behind it, on this machine alone. Never part of the product.
const fs = require('fs'), http = require('http'), os = require('os'), path = require('path');
const {spawn} = require('child_process');

const folder = path.join(__dirname, '..', '..', 'page');
const kinds = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css'};

function send_file(answer, name) {
  const file = name === 'arrears_worker.js' ? path.join(__dirname, 'dev_worker.js') : path.join(folder, path.basename(name));
  if (!fs.existsSync(file)) { answer.writeHead(404).end(); return; }
  answer.writeHead(200, {'content-type': kinds[path.extname(file)] ?? 'text/plain'}).end(fs.readFileSync(file));
}

function run(program, {argv, files}, done) {
  const room = fs.mkdtempSync(path.join(os.tmpdir(), 'arrears-page-'));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(room, path.basename(name)), Buffer.from(text, 'base64'));
  const child = spawn(program, argv, {cwd: room, stdio: ['ignore', 'pipe', 'pipe']});
  const says = {stdout: [], stderr: []};
  for (const name of Object.keys(says)) child[name].on('data', data => says[name].push(data));
  child.on('close', code => {
    const written = fs.readdirSync(room).filter(name => !(name in files));
    const answer = {code, stdout: Buffer.concat(says.stdout).toString(), stderr: Buffer.concat(says.stderr).toString(),
      files: Object.fromEntries(written.map(name => [name, fs.readFileSync(path.join(room, name)).toString('base64')]))};
    fs.rmSync(room, {recursive: true});
    done(answer);
  });
  return child;
}

function start(program, port) {
  const server = http.createServer((request, answer) => {
    if (request.method !== 'POST') { send_file(answer, request.url === '/' ? 'index.html' : request.url.slice(1)); return; }
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
      const child = run(program, JSON.parse(Buffer.concat(parts)), result => answer.end(JSON.stringify(result)));
      answer.on('close', () => child.kill());
    });
  });
  return new Promise(done => server.listen(port, '127.0.0.1', () => done(server)));
}

module.exports = {start};
if (require.main === module)
  start(path.resolve(process.argv[2]), Number(process.argv[3] ?? 0)).then(server => console.log(server.address().port));
