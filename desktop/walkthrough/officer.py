"""What a person does in the portal's page: reads, types, ticks, presses; always by the visible words."""

from __future__ import annotations

import json

_VISIBLE = """
const shown = {checkOpacity: true, checkVisibilityCSS: true};
const seen = e => e.checkVisibility(shown) && e.getClientRects().length > 0;
const named = (selector, text) => [...document.querySelectorAll(selector)].find(
    e => seen(e) && !e.disabled && e.textContent.trim() === text);
"""


def typing(code: str) -> str:
    """Script: type the access code; 'yes' when the field was there."""
    return _script(f"""
const field = [...document.querySelectorAll('input')].find(e => seen(e) && e.type !== 'checkbox');
if (!field) return '';
field.value = {json.dumps(code)};
field.dispatchEvent(new Event('input', {{bubbles: true}}));
return 'yes';""")


def pressing(text: str) -> str:
    """Script: press the button of these words; 'yes' when it was there."""
    return _script(f"""
const button = named('button', {json.dumps(text)});
if (!button) return '';
button.click();
return 'yes';""")


def ticking(*texts: str) -> str:
    """Script: tick the boxes of these words; 'yes' when all were there."""
    return _script(f"""
const labels = {json.dumps(texts)}.map(text => named('label', text));
if (labels.some(label => !label)) return '';
labels.forEach(label => {{ const box = label.querySelector('input'); if (!box.checked) box.click(); }});
return 'yes';""")


def filling(values: dict[str, str]) -> str:
    """Script: fill the fields of a form by their names; 'yes' when all were there."""
    return _script(f"""
const values = {json.dumps(values)};
const fields = Object.keys(values).map(name => document.querySelector(`[name="${{name}}"]`));
if (fields.some(field => !field)) return '';
Object.values(values).forEach((value, i) => {{ fields[i].value = value; }});
return 'yes';""")


def _script(body: str) -> str:
    return f"(() => {{ {_VISIBLE} {body} }})()"
