'use strict';
// Elements, made of tags, attributes and children. Text only ever becomes a text node: what a list holds is shown, never
// obeyed.

function fill(node, children) {
  for (const child of children.flat(Infinity))
    if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

function make_in(space, tag, attributes, children) {
  const node = space === null ? document.createElement(tag) : document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  return fill(node, children);
}

function make(tag, attributes, ...children) { return make_in(null, tag, attributes, children); }

function make_svg(tag, attributes, ...children) {
  return make_in('http://www.w3.org/2000/svg', tag, attributes, children);
}

function show(node, ...children) {
  node.replaceChildren();
  return fill(node, children);
}

// A table of texts: `heads` and rows of cells, which are texts, nodes, {number} to be set flush right, or {head} of a row.
function make_table(heads, rows, caption) {
  const cell = (tag, content, scope) => {
    const is_plain = content === null || typeof content !== 'object' || content instanceof Node;
    if (is_plain) return make(tag, {scope}, content);
    return content.head === undefined ? make(tag, {class: 'number', scope}, content.number) : make('th', {scope: 'row'}, content.head);
  };
  return make('table', {},
    caption ? make('caption', {}, caption) : null,
    make('thead', {}, make('tr', {}, heads.map(head => cell('th', head, 'col')))),
    make('tbody', {}, rows.map(row => make('tr', {}, row.map(content => cell('td', content))))));
}

function make_button(text, pressed, attributes) {
  return make('button', {type: 'button', onclick: pressed, ...attributes}, text);
}

function make_choice(options, value, changed, attributes) {
  return make('select', {onchange: event => changed(event.target.value), ...attributes},
    options.map(([key, text]) => make('option', {value: key, selected: key === value}, text)));
}

function make_field(text, input) { return make('label', {class: 'field'}, make('span', {}, text), input); }

// Hands a file to the browser's downloads.
function save_bytes(name, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], {type: 'application/octet-stream'}));
  const link = make('a', {href: address, download: name, hidden: true});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// A place where files are dropped, or chosen by mouse and keyboard. `taken` gets each; what is `single` takes one alone.
function make_drop(text, accept, taken, single) {
  const take = files => single && files.length > 1 ? show_notice(word('one_file') + [...files].map(file => file.name).join(', '))
    : read_files([...files], taken);
  const chosen = event => { take(event.target.files); event.target.value = ''; }; // so that it may be chosen again
  const input = make('input', {type: 'file', accept, onchange: chosen});
  const over = is_over => event => { event.preventDefault(); place.classList.toggle('over', is_over); };
  const place = make('label', {class: 'drop', title: text, ondragover: over(true), ondragleave: over(false),
    ondrop: event => { over(false)(event); event.stopPropagation(); take(event.dataTransfer.files); }}, make('span', {}, text), input);
  place.take = take;
  return place;
}

// What is dropped beside such a place goes there if its view is open, and to the list if not; else the browser would leave
// the page for it.
function catch_drops() {
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    const place = document.querySelector('[role=tabpanel]:not([hidden]) .drop') ?? document.querySelector('#view-list .drop');
    if (event.dataTransfer.files.length > 0) place.take(event.dataTransfer.files);
  });
}
