'use strict';
// A table of any length of which only the visible rows are drawn. `columns`: [{title, number, sort}]; `row(place)` gives
// the texts of a row; `open(place)` is called for a row that is chosen.

const grid_row_height = 32;

class grid {
  constructor(columns, {row, open, sort}) {
    Object.assign(this, {columns, row, open, count: 0, active: 0});
    this.head = make('div', {class: 'grid-row grid-head', role: 'row'}, columns.map((column, i) =>
      make('div', {role: 'columnheader', class: column.number ? 'number' : null, 'aria-sort': 'none'},
        make_button(column.title, () => sort(i), {title: word('sort_hint')}))));
    this.space = make('div', {class: 'grid-space', role: 'rowgroup'});
    this.node = make('div', {class: 'grid', role: 'grid', tabindex: 0, 'aria-label': word('persons'),
      onscroll: () => this.draw(), onkeydown: event => this.key(event)},
      make('div', {role: 'rowgroup', class: 'grid-top'}, this.head), this.space);
    new ResizeObserver(() => this.draw()).observe(this.node);
  }

  // Room for further columns of figures in front of the total.
  widen(count) {
    this.node.style.setProperty('--further', '104px '.repeat(count));
    this.node.style.setProperty('--further-width', count * 104 + 'px');
  }

  set_count(count) {
    this.count = count;
    this.active = 0;
    this.node.scrollTop = 0;
    this.node.setAttribute('aria-rowcount', count + 1);
    this.space.style.height = count * grid_row_height + 'px';
    this.draw();
  }

  set_order(column, is_falling) {
    [...this.head.children].forEach((head, i) =>
      head.setAttribute('aria-sort', i !== column ? 'none' : is_falling ? 'descending' : 'ascending'));
  }

  draw() {
    const first = Math.max(0, Math.floor(this.node.scrollTop / grid_row_height) - 4);
    const last = Math.min(this.count, first + Math.ceil(this.node.clientHeight / grid_row_height) + 8);
    const rows = [];
    for (let place = first; place < last; place++) rows.push(this.make_row(place));
    show(this.space, rows);
    this.node.setAttribute('aria-activedescendant', this.count > 0 ? 'grid-row-' + this.active : '');
  }

  make_row(place) {
    const texts = this.row(place);
    const node = make('div', {class: 'grid-row', role: 'row', id: 'grid-row-' + place, 'aria-rowindex': place + 2,
      'aria-selected': place === this.active ? 'true' : 'false', onclick: () => this.choose(place)},
      this.columns.map((column, i) => make('div', {role: 'gridcell', class: column.number ? 'number' : null,
        title: texts[i]}, texts[i])));
    node.style.transform = 'translateY(' + place * grid_row_height + 'px)';
    return node;
  }

  choose(place) {
    this.active = place;
    this.draw();
    this.open(place);
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.node.clientHeight / grid_row_height) - 2);
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.count, End: this.count};
    if (event.target !== this.node || this.count === 0) return;
    if (event.key === 'Enter') { this.open(this.active); return; }
    if (!(event.key in steps)) return;
    event.preventDefault();
    this.active = Math.max(0, Math.min(this.count - 1, this.active + steps[event.key]));
    const top = this.active * grid_row_height, height = this.node.clientHeight - 2 * grid_row_height;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    if (top > this.node.scrollTop + height) this.node.scrollTop = top - height;
    this.draw();
  }
}
