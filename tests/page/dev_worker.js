'use strict';
// The same `arrears.run` as page/arrears_worker.js, by the native program behind tests/page/server.js. For development and
// the tests of the views only.

const arrears = {
  ready: Promise.resolve(),
  run(argv, files) {
    const stop = new AbortController();
    const to_text = async content => {
      const bytes = new Uint8Array(await new Blob([content]).arrayBuffer());
      let text = '';
      for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
      return btoa(text);
    };
    const work = async () => {
      const sent = {};
      for (const [name, content] of Object.entries(files)) sent[name] = await to_text(content);
      const body = JSON.stringify({argv, files: sent});
      const answer = await (await fetch('run', {method: 'POST', body, signal: stop.signal})).json();
      for (const name of Object.keys(answer.files))
        answer.files[name] = Uint8Array.from(atob(answer.files[name]), letter => letter.charCodeAt(0));
      return answer;
    };
    const run = work().catch(error => {
      throw Object.assign(new Error(String(error)), {name: stop.signal.aborted ? 'cancelled' : 'broken'});
    });
    run.cancel = () => stop.abort();
    return run;
  },
};
