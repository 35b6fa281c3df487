'use strict';
// The views behind their tabs, the language, and the start.

const views = {list: draw_list, answer: draw_answer, rejects: draw_rejects, save: draw_save, single: draw_single,
  law: draw_law, compare: draw_compare};
const views_of_list = ['list', 'answer', 'rejects', 'save', 'compare']; // the others keep what they show
let opened = 'list';

function draw_view(name) { views[name](document.getElementById('view-' + name)); }

function draw_all() { Object.keys(views).forEach(draw_view); }

function open_view(name) {
  opened = document.body.dataset.view = name;
  for (const other of Object.keys(views)) {
    const tab = document.getElementById('tab-' + other), is_open = other === name;
    tab.setAttribute('aria-selected', is_open);
    tab.tabIndex = is_open ? 0 : -1;
    document.getElementById('view-' + other).hidden = !is_open;
  }
}

// Arrow keys go from tab to tab, Home and End to the first and the last.
function walk_tabs(event) {
  const names = Object.keys(views), at = names.indexOf(opened), last = names.length - 1;
  const to = {ArrowRight: at + 1, ArrowLeft: at + last, Home: 0, End: last}[event.key];
  if (to === undefined) return;
  event.preventDefault();
  open_view(names[to % names.length]);
  document.getElementById('tab-' + opened).focus();
}

function make_tabs() {
  const names = Object.keys(views);
  show(document.getElementById('tabs'), names.map(name => make_button('', () => open_view(name),
    {role: 'tab', id: 'tab-' + name, 'aria-controls': 'view-' + name, 'data-word': 'view_' + name})));
  show(document.getElementById('views'), names.map(name => make('section', {id: 'view-' + name, role: 'tabpanel',
    'aria-labelledby': 'tab-' + name, hidden: true})), make('datalist', {id: 'places'}));
  document.getElementById('tabs').addEventListener('keydown', walk_tabs);
}

// Places above counties are offered; any other may be typed.
function fill_places() {
  const places = Object.entries(words.regions).filter(([code]) => code.endsWith('00'));
  show(document.getElementById('places'), places.map(([, name]) => make('option', {value: name})));
}

async function speak(language) {
  session.language = language;
  await words_load(language);
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', button.dataset.language === language);
  fill_places();
  draw_all();
  open_view(opened);
  if (session.list !== null) await work_out(opened);
}

function start_private() {
  const button = document.getElementById('private'), text = document.getElementById('private-long');
  button.addEventListener('click', () => {
    text.hidden = !text.hidden;
    button.setAttribute('aria-expanded', !text.hidden);
  });
}

async function start() {
  make_tabs();
  start_private();
  catch_drops();
  for (const button of document.querySelectorAll('[data-language]')) {
    const names = new Intl.DisplayNames([button.dataset.language], {type: 'language'});
    button.textContent = names.of(button.dataset.language);
    button.addEventListener('click', () => speak(button.dataset.language));
  }
  document.getElementById('cancel').addEventListener('click', cancel_runs);
  await speak('zh');
  document.getElementById('cannot-run').remove();
  document.body.dataset.ready = 'yes';
}

// Without the program there are no words but those that the build put into the page. They show by themselves, too, after a
// while, where the browser is too old for these scripts.
start().catch(error => {
  document.getElementById('cannot-run').style.animation = 'none';
  document.getElementById('views').textContent = String(error);
});
