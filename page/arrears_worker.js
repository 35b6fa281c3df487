// arrears.run(argv, files, onProgress): see page/README.md. Everything it needs lies in the page as text.
'use strict';

const arrears = (() => {
  const textOf = id => document.getElementById(id).textContent;

  function named(name, message) {
    const error = new Error(message || name);
    error.name = name;
    return error;
  }

  // The bytes that lie in the page as base64 of a gzip stream.
  function unpack(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  }

  async function compile() {
    if (typeof WebAssembly !== 'object' ||
        typeof Worker !== 'function' ||
        typeof DecompressionStream !== 'function') throw named('unsupported');
    try {
      return await WebAssembly.compile(await unpack(textOf('arrears-program')));
    } catch (error) {
      throw named('unsupported', String(error));
    }
  }

  const ready = compile();
  ready.catch(() => {}); // whoever waits for it hears of it
  let address = null;
  const workerAddress = () => {
    address = address || URL.createObjectURL(new Blob([textOf('arrears-worker')], {type: 'text/javascript'}));
    return address;
  };

  function listen(worker, onProgress, resolve, reject) {
    worker.onmessage = ({data}) => {
      if (data.progress && onProgress) onProgress(data.progress);
      if (data.result) resolve(data.result);
      if (data.failure) reject(named(data.failure.name, data.failure.message));
    };
    worker.onerror = event => reject(named('broken', event.message));
    worker.onmessageerror = () => reject(named('broken', 'message'));
  }

  function run(argv, files, onProgress) {
    let worker = null;
    let cancel;
    const result = new Promise((resolve, reject) => {
      cancel = () => reject(named('cancelled'));
      ready.then(module => {
        if (result.isOver) return;
        worker = new Worker(workerAddress());
        listen(worker, onProgress, resolve, reject);
        worker.postMessage({module, argv, files: files || {}});
      }).catch(reject);
    });
    const end = () => {
      result.isOver = true;
      if (worker !== null) worker.terminate();
    };
    result.then(end, end);
    result.cancel = () => { cancel(); end(); };
    return result;
  }

  return {run, ready};
})();
