const words = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/;
const integers = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)$/;
const floats = /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*\.?[0-9_]*)(?:[eE][-+]?[0-9]+)?$/;
const specials = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const dates = /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d\d)?))?)?$/;

/** True where a plain scalar would be read as something other than this string by a YAML 1.1 or 1.2 reader (`yes`, `012`, `12:30:45`, dates). */
export function isRetyped(text: string): boolean {
  const first = text.charCodeAt(0);
  // Most strings begin with a letter that begins none of the words.
  if (first > 0x7e) return false;
  return words.test(text) || integers.test(text) || floats.test(text) || specials.test(text) || sexagesimal.test(text) || dates.test(text);
}
