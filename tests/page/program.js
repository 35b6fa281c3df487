// node program.js BUILD ARGUMENT...: the compiled program under Node.js, in this folder, like the native one: its exit
// code, its streams, its files. So every story of the command line can be told to it.
'use strict';
const fs = require('fs');
const path = require('path');
const [build, ...argv] = process.argv.slice(2);
const createProgram = require(path.resolve(build, 'program.js'));
const module_ = new WebAssembly.Module(fs.readFileSync(path.join(build, 'program.wasm')));

const writer = descriptor => {
  const bytes = [];
  const flush = () => bytes.length > 0 && fs.writeSync(descriptor, Buffer.from(bytes.splice(0)));
  const add = byte => { if (byte !== null && bytes.push(byte) > 65535) flush(); };
  return {add, flush};
};
const out = writer(1), err = writer(2);
const input = () => { // one byte at a time
  const one = Buffer.alloc(1);
  return fs.readSync(0, one) === 1 ? one[0] : null;
};

createProgram({
  thisProgram: 'arrears',
  instantiateWasm: (imports, done) => {
    const instance = new WebAssembly.Instance(module_, imports);
    done(instance, module_);
    return instance.exports;
  },
  preRun: [({FS, NODEFS, ENV}) => {
    FS.init(input, out.add, err.add);
    FS.mkdir('/host');
    FS.mount(NODEFS, {root: '/'}, '/host');
    FS.chdir('/host' + process.cwd());
    for (const name of ['LANG', 'LC_ALL', 'TZ', 'NO_COLOR', 'ARREARS_PROGRESS'])
      if (process.env[name] !== undefined) ENV[name] = process.env[name];
  }],
  quit: (status, thrown) => { throw thrown; },
}).then(program => {
  const code = program.callMain(argv);
  out.flush();
  err.flush();
  process.exitCode = code;
});
