'use strict';
// What waiting costs: totals by the day of payment as a line, and the day from which something gets worse. It draws only;
// every figure written beside it is the program's.

const chart_size = {width: 720, height: 220, left: 100, right: 20, top: 24, bottom: 30};

// `points`: [{day, text, height}], in the order of days; `worse`: {day, text} or null.
function make_chart(points, worse) {
  const {width, height, left, right, top, bottom} = chart_size;
  const heights = points.map(point => point.height), least = Math.min(...heights), most = Math.max(...heights);
  const x = i => left + (width - left - right) * i / Math.max(1, points.length - 1);
  const y = value => height - bottom - (height - top - bottom) * (value - least) / Math.max(most - least, 0.01);
  const line = points.map((point, i) => x(i) + ',' + y(point.height)).join(' ');
  const last = points.length - 1, at = worse === null ? -1 : points.findIndex(point => point.day === worse.day);
  const text = (px, py, content, anchor) => make_svg('text', {x: px, y: py, 'text-anchor': anchor}, content);
  return make('figure', {}, make('figcaption', {}, word('chart')),
    make_svg('svg', {class: 'chart', viewBox: '0 0 ' + width + ' ' + height, role: 'img', 'aria-label':
      word('chart') + ': ' + points[0].day + ' ' + points[0].text + ', ' + points[last].day + ' ' + points[last].text},
    make_svg('line', {class: 'axis', x1: left, y1: height - bottom, x2: width - right, y2: height - bottom}),
    make_svg('polyline', {class: 'curve', points: line}),
    text(left - 6, y(points[0].height) + 4, points[0].text, 'end'),
    last > 0 && most > least ? text(width - right, y(points[last].height) - 6, points[last].text, 'end') : null,
    text(left, height - 8, points[0].day, 'start'), text(width - right, height - 8, points[last].day, 'end'),
    at < 0 ? null : [make_svg('line', {class: 'worse', x1: x(at), y1: top, x2: x(at), y2: height - bottom}),
      text(x(at) + 4, top - 8, worse.day + ' ' + worse.text, at > last / 2 ? 'end' : 'start')]));
}

function day_after(day, count) {
  const date = new Date(day + 'T00:00:00Z');
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
