"""Wall time of a case over the number of cases, as an SVG: a level line is a time that does not grow with the list."""

import math
from html import escape

from steps import (ASSESS, CHECK, COPY, EXCELJS, LEDGER, LEDGER_ONE_CORE, PYTHON_ASSESS, PYTHON_REPORT, READ, REPORT,
                   WRITE, WRITE_TWO)

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960, 560, 64, 330, 64, 44
PADDING = 0.15      # of a decade, beside the first and the last list
LABEL_HEIGHT = 17
LABEL_AT = WIDTH - RIGHT + 34
# The program in blue, floors in grey and green, scripts in red and yellow; floors have broken lines.
COLOURS = {
    CHECK: "#7fb8e6", ASSESS: "#4a95d6", LEDGER: "#1b6ca8", LEDGER_ONE_CORE: "#5b7fa6", REPORT: "#0b3c5d",
    READ: "#9a9a9a", COPY: "#6b6b6b", WRITE: "#2e7d32", WRITE_TWO: "#79b47c",
    PYTHON_ASSESS: "#e07a5f", PYTHON_REPORT: "#c1272d", EXCELJS: "#c98a00",
}
FLOORS = {READ, COPY, WRITE, WRITE_TWO}


def text(x, y, words, anchor="start", colour="#333333", weight="normal"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}" font-weight="{weight}">'
            f'{escape(words)}</text>')


def path(points, colour, width=1.0, dashes="none"):
    corners = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{corners}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dashes}"/>'


class Scale:
    """Both axes logarithmic, the upright one over whole decades."""

    def __init__(self, points):
        counts, micros = zip(*points)
        self.left, self.right = math.log10(min(counts)) - PADDING, math.log10(max(counts)) + PADDING
        self.low = math.floor(math.log10(min(micros)))
        self.high = max(math.ceil(math.log10(max(micros))), self.low + 1)

    def x(self, count):
        return LEFT + (math.log10(count) - self.left) / (self.right - self.left) * (WIDTH - LEFT - RIGHT)

    def y(self, micros):
        return HEIGHT - BOTTOM - (math.log10(micros) - self.low) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)

    def at(self, point):
        return self.x(point[0]), self.y(point[1])


def spread(places):
    """Moves labels apart, each as little as possible downwards, and then up where they run out of the bottom."""
    moved = []
    for place in places:
        moved.append(max(place, moved[-1] + LABEL_HEIGHT) if moved else place)
    limit = HEIGHT - BOTTOM
    for i in reversed(range(len(moved))):
        moved[i] = min(moved[i], limit)
        limit = moved[i] - LABEL_HEIGHT
    return moved


def grid(scale, counts):
    for power in range(scale.low, scale.high + 1):
        for step in (1, 2, 5) if power < scale.high else (1,):
            y = scale.y(step * 10 ** power)
            yield path([(LEFT, y), (WIDTH - RIGHT, y)], "#d5d5d5" if step == 1 else "#efefef")
            yield text(LEFT - 8, y + 4, f"{step * 10.0 ** power:,g}", "end", "#333333" if step == 1 else "#999999")
    for count in counts:
        x = scale.x(count)
        yield path([(x, TOP), (x, HEIGHT - BOTTOM)], "#d5d5d5")
        yield text(x, HEIGHT - BOTTOM + 20, f"{count:,}", "middle")
    yield text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "cases in the list", "middle", "#777777")


def three_digits(value):
    return f"{value:,.{max(0, 2 - math.floor(math.log10(value)))}f}"


def line(name, points, scale, label_y):
    colour = COLOURS[name]
    places = [scale.at(point) for point in points]
    yield path(places, colour, 2, "6 4" if name in FLOORS else "none")
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{colour}"/>'
    yield path([places[-1], (WIDTH - RIGHT + 4, places[-1][1]), (LABEL_AT - 4, label_y)], colour, 0.8, "1 2")
    yield text(LABEL_AT, label_y + 4, f"{name}: {three_digits(points[-1][1])} µs", colour=colour)


def draw(figures):
    series = {name: [(count, figures.median(count, name, "wall") / count * 1e6) for count in sorted(figures.counts())
                     if figures.median(count, name, "wall")] for name in figures.steps()}
    from_the_top = sorted(((name, points) for name, points in series.items() if points),
                               key=lambda item: -item[1][-1][1])
    if not from_the_top:
        raise ValueError("nothing was measured, there is nothing to plot")
    scale = Scale([point for _, points in from_the_top for point in points])
    label_places = spread([scale.at(points[-1])[1] for _, points in from_the_top])
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             'font-size="12">',
             '<rect width="100%" height="100%" fill="#ffffff"/>',
             text(LEFT, 22, "Wall time of a case in microseconds (at the right: in its longest list)", weight="bold"),
             text(LEFT, 40, f"{figures.machine}; broken lines: the floors", colour="#777777"),
             *grid(scale, figures.counts())]
    for (name, points), label_y in zip(from_the_top, label_places):
        parts += line(name, points, scale, label_y)
    return "\n".join([*parts, "</svg>", ""])
