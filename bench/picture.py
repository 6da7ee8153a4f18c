# SPDX-License-Identifier: MIT
"""Pictures as SVG, without a library: bars of ratios with their spread, and lines that should be flat."""
import html
import math

FONT = 'font-family="sans-serif" font-size="13"'
OURS, OTHERS, INK = "#1b6ca8", "#9aa7b1", "#33393f"
LINES = ["#1b6ca8", "#c8553d", "#588157", "#8e6c8a", "#c79a2b", "#4a8fa3", "#7d4f50", "#5b5f97"]


def _text(x, y, content, anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}">{html.escape(content)}</text>'


def _document(width, height, parts):
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
                      f'height="{height}" {FONT}>', f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
                      *parts, "</svg>"]) + "\n"


def bars(title, rows, ours):
    """rows: (name, (median, lowest, highest)). Lengths are proportional; those whose name begins with `ours` stand
    out."""
    line, left, width = 24, 260, 860
    longest = max(high for _, (_, _, high) in rows)
    scale = (width - left - 70) / longest
    parts = [_text(10, 20, title)]
    for i, (name, (middle, low, high)) in enumerate(rows):
        y = 36 + i * line
        colour = OURS if name.startswith(ours) else OTHERS
        parts += [_text(left - 8, y + 15, name, "end"),
                  f'<rect x="{left}" y="{y + 3}" width="{max(middle * scale, 1):.1f}" height="16" fill="{colour}"/>',
                  f'<line x1="{left + low * scale:.1f}" x2="{left + high * scale:.1f}" y1="{y + 11}" y2="{y + 11}" '
                  f'stroke="{INK}"/>',
                  _text(left + high * scale + 6, y + 15, f"{middle:.2g}" if middle < 10 else f"{middle:.0f}")]
    return _document(width, 46 + line * len(rows), parts)


def growth(title, unit, lines):
    """lines: name -> [(size, cost)], cost relative to that of the largest size. The horizontal axis is logarithmic."""
    width, height, left, right, top, bottom = 860, 420, 60, 250, 40, 40
    sizes = [size for points in lines.values() for size, _ in points]
    least, most = math.log(min(sizes)), math.log(max(sizes))
    highest = max(cost for points in lines.values() for _, cost in points) * 1.05

    def x(size):
        return left + (math.log(size) - least) / (most - least) * (width - left - right)

    def y(cost):
        return height - bottom - cost / highest * (height - top - bottom)

    parts = [_text(10, 20, title)]
    for tick in range(int(highest) + 1):
        parts += [f'<line x1="{left}" x2="{width - right}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#e3e6e8"/>',
                  _text(left - 8, y(tick) + 4, f"{tick}", "end")]
    for power in range(math.ceil(least / math.log(10)), int(most / math.log(10)) + 1):
        parts.append(_text(x(10 ** power), height - 16, f"1e{power}", "middle"))
    parts.append(_text(width - right + 8, height - 16, unit))
    for i, (name, points) in enumerate(lines.items()):
        colour = LINES[i % len(LINES)]
        drawn = " ".join(f"{x(size):.1f},{y(cost):.1f}" for size, cost in points)
        parts += [f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>',
                  f'<rect x="{width - right + 14}" y="{top + i * 22}" width="12" height="12" fill="{colour}"/>',
                  _text(width - right + 32, top + i * 22 + 11, name)]
    return _document(width, height, parts)
