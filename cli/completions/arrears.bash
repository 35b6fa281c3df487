# Completion of arrears for bash. What there is to complete the program itself says: arrears help options.

_arrears_rows() { # the rows of the command on the line, or of all
  "${COMP_WORDS[0]}" help options ${1:+"$1"} 2>/dev/null
}

_arrears_command() { # the first word before the cursor that is no option
  local at
  for ((at = 1; at < COMP_CWORD; at++)); do
    [[ ${COMP_WORDS[at]} == -* ]] || { printf '%s' "${COMP_WORDS[at]}"; return; }
  done
}

_arrears_operands() { # what may follow a command beside options and files
  case $1 in
    '') _arrears_rows | cut -f 1 | uniq ;;
    rules) echo list show coverage template lint ;;
    template) "${COMP_WORDS[0]}" help options quote | awk -F '\t' '$2 == "--kind" { print $5 }' ;;
    help) { echo columns options; _arrears_rows | cut -f 1 | uniq; } ;;
  esac
}

_arrears_offer() { # adds what compgen finds, a line each: names of files have blanks and asterisks
  local found
  while IFS= read -r found; do COMPREPLY+=("$found"); done < <(compgen "$@")
}

_arrears() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command row words
  command=$(_arrears_command)
  COMPREPLY=()
  if [[ $word == = ]]; then word=; fi
  if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi
  row=$(_arrears_rows "$command" | awk -F '\t' -v name="$before" '$2 == name || $3 == name { print; exit }')
  if [[ $before == -* && -n $(cut -f 4 <<<"$row") ]]; then
    words=$(cut -f 5 <<<"$row")
    _arrears_offer -W "$words" -- "$word"
    case $(cut -f 4 <<<"$row") in
      *FILE*) compopt -o filenames 2>/dev/null; _arrears_offer -f -- "$word" ;;
    esac
    return
  fi
  if [[ $word == -* ]]; then
    _arrears_offer -W "$(_arrears_rows "$command" | cut -f 2,3 | sort -u)" -- "$word"
    return
  fi
  _arrears_offer -W "$(_arrears_operands "$command")" -- "$word"
  if [[ -n $command ]]; then
    compopt -o filenames 2>/dev/null
    _arrears_offer -f -- "$word"
  fi
}

complete -F _arrears arrears
