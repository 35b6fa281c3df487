// Runs the program once; then this worker is done. Gets {module, argv, files}, tells {progress}, then {result} or {failure}.
'use strict';

const FOLDER = '/list';

function bytesOf(content) {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  if (content instanceof Blob) return new Uint8Array(new FileReaderSync().readAsArrayBuffer(content));
  return content instanceof ArrayBuffer ? new Uint8Array(content) : content;
}

const LONG = 1 << 20;

// The file system lets a long file grow by an eighth, and so copies it nine times over. What is not written yet takes no
// memory: a file that becomes long gets the room it is expected to need, and twice as much whenever that is not enough.
// Where the browser grants no more than is needed, that is asked for.
function growAhead({expandFileStorage: grow}, expected) {
  return (file, capacity) => {
    const has = file.contents ? file.contents.length : 0;
    const wanted = has === 0 || capacity <= has ? capacity : Math.max(capacity, 2 * has, has >= LONG ? expected : 0);
    try {
      grow(file, wanted);
    } catch (error) {
      if (!(error instanceof RangeError) || wanted === capacity) throw error;
      grow(file, capacity);
    }
  };
}

// A ledger has some twelve times the bytes of its list.
function expectedBytes(files) {
  const given = Object.values(files).reduce((sum, {size, byteLength, length}) => sum + (size ?? byteLength ?? length), 0);
  return Math.min(16 * given, 1 << 29);
}

function putFiles(FS, files) {
  FS.mkdir(FOLDER);
  FS.chdir(FOLDER);
  for (const [name, content] of Object.entries(files)) {
    const path = `${FOLDER}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    FS.writeFile(path, bytesOf(content), {canOwn: true}); // the message that brought it was a copy
    FS.utime(path, 0, 0); // so that what the run writes can be told from it
  }
}

// As they lie there: the run is over, and the message takes them along.
function contentsOf(FS, path) {
  return FS.filesystems.MEMFS.getFileDataAsTypedArray(FS.lookupPath(path).node);
}

function takeFiles(FS, folder, taken) {
  for (const name of FS.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    const {mode, mtime} = FS.stat(path);
    if (FS.isDir(mode)) takeFiles(FS, path, taken);
    else if (Number(mtime) !== 0) taken[path.slice(FOLDER.length + 1)] = contentsOf(FS, path);
  }
  return taken;
}

// What the program writes to a stream, byte by byte, as text at the end.
function collector() {
  let bytes = new Uint8Array(4096);
  let length = 0;
  const add = byte => {
    if (byte === null) return;
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = byte;
  };
  const text = () => new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes.subarray(0, length));
  return {add, text};
}

function lineReader(each) {
  let line = '';
  return byte => {
    if (byte !== 10) line += String.fromCharCode(byte);
    else each(line), line = '';
  };
}

function addProgress(FS, tell) {
  const read = lineReader(line => tell(JSON.parse(line)));
  FS.createDevice('/dev', 'progress', null, read);
}

async function runProgram({module, argv, files}, tell) {
  const out = collector();
  const err = collector();
  const program = await new Promise((resolve, reject) => createProgram({
    thisProgram: 'arrears',
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(module, imports).then(instance => done(instance, module)).catch(reject);
      return {};
    },
    preRun: [({FS, ENV}) => {
      FS.filesystems.MEMFS.expandFileStorage = growAhead(FS.filesystems.MEMFS, expectedBytes(files));
      FS.init(() => null, out.add, err.add);
      addProgress(FS, tell);
      putFiles(FS, files);
      ENV.LANG = 'C';
      ENV.ARREARS_PROGRESS = '/dev/progress';
    }],
  }).then(resolve, reject));
  const code = program.callMain(argv);
  return {code, stdout: out.text(), stderr: err.text(), files: takeFiles(program.FS, FOLDER, {})};
}

// The browser says by a RangeError that there is no room for a file, the program by OOM that its memory cannot grow.
function failureOf(error) {
  const says = String(error);
  const isMemory = error instanceof RangeError ? !/call stack/.test(says) : /\bOOM\b|out of memory|allocation/.test(says);
  return {name: isMemory ? 'memory' : 'broken', message: String(error && error.stack || error)};
}

self.onmessage = async ({data}) => {
  try {
    const result = await runProgram(data, progress => self.postMessage({progress}));
    self.postMessage({result}, Object.values(result.files).map(file => file.buffer));
  } catch (error) {
    self.postMessage({failure: failureOf(error)});
  }
};
