#!/bin/sh
# hardened.sh ARREARS SOURCE BUILD BUILD-TYPE LIBRARY: what the ELF files say of their own defences, and that they do not
# tell where they were built.
set -eu
source=$2 build=$3 type=$4
failures=0
fail() { echo "$*"; failures=$((failures + 1)); }
export LC_ALL=C
has() { # has WORDS TEXT WHAT
  printf '%s\n' "$2" | grep -qE -e "$1" || fail "$3: nothing like \"$1\" in the ELF file"
}
check() { # check FILE
  headers=$(readelf -W -h -l -d "$1")
  symbols=$(readelf -W --dyn-syms "$1")
  has 'Type: +DYN' "$headers" 'loaded at a place of its own each time'
  has 'GNU_RELRO' "$headers" 'tables are read-only once filled'
  has '\(FLAGS(_1)?\).*NOW' "$headers" 'they are filled before the first line runs'
  has 'GNU_STACK.* RW +0x' "$headers" 'nothing on the stack is run'
  has '__stack_chk_fail' "$symbols" 'overrun arrays on the stack are noticed'
  # The linker keeps the note of this only where the C library's own start has it; the instructions are there in any case.
  if printf '%s\n' "$headers" | grep -q 'Machine:.*X86-64'; then
    marks=$(objdump -d --no-show-raw-insn "$1" | grep -c endbr64 || true)
    [ "$marks" -ge 100 ] || fail "jumps and returns go where they should: $marks functions are marked"
  fi
  case $type in Release | RelWithDebInfo) has '__(memcpy|snprintf|strncpy|memmove|read|printf|fprintf)_chk' "$symbols" 'bounds of copies are checked' ;; esac
  for path in "$source" "$build"; do
    ! strings -a "$1" | grep -qF "$path/" || fail "built in: $(strings -a "$1" | grep -F "$path/" | sort -u | head -n 3)"
  done
}
check "$1"
[ -z "${5:-}" ] || check "$5"
[ "$failures" -eq 0 ]
