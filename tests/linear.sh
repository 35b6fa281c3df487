#!/bin/sh
# linear.sh ARREARS PYTHON: what takes twice as long for twice as much stays so. The processor's own count of seconds is
# too noisy to compare, so the sizes are far apart: eight times the rows may take sixteen times as long (and 0.3 s that any
# start takes), where a quadratic step takes sixty-four times.
set -eu
. "$(dirname "$0")/expect.sh"
"$python" - <<'END'
import datetime
HEAD = 'region,scheme,payer,parameter,above,from,to,value,source,valid_on'
def write(name, lines):
    with open(name, 'w') as file:
        file.write('\n'.join(lines) + '\n')
def day(i):
    return datetime.date(1950, 1, 1) + datetime.timedelta(days=i)
for size in (1, 8):
    n = 5000 * size
    write(f'dated{size}.csv', [HEAD] + [f'110000,medical,employer,fee_rate,,{day(i)},{day(i)},0.0005,s,2026-01-01' for i in range(n)])
    write(f'bad{size}.csv', [HEAD] + [f'110000,medical,employer,fee_rate,,,,x{i},s,2026-01-01' for i in range(4 * n)])
    write(f'bounds{size}.csv', [HEAD] + [f'110000,medical,employer,base_{name},,{day(i)},{day(i)},{yuan},s,2026-01-01'
                                         for i in range(n) for name, yuan in (('floor', 3000), ('ceiling', 9000))])
    n = 4000 * size
    write(f'wide{size}.csv', ['name,region,gap_from,gap_to,wage,pay_on,' + ','.join(f'extra {i}' for i in range(n))]
          + ['p,110000,2025-08,2026-02,9000,2026-03-10' + ',' * n] * 3)
    write(f'same{size}.csv', ['name,region,gap_from,gap_to,wage,pay_on,' + ','.join('extra' for i in range(n))]
          + ['p,110000,2025-08,2026-02,9000,2026-03-10' + ',' * n] * 3)
write('case.csv', ['name,region,gap_from,gap_to,wage,pay_on', 'p,110000,2025-08,2026-02,9000,2026-03-10'])
END
seconds() { # seconds STATUS ARGUMENTS...: of the processor, in hundredths, the best of three
  wanted=$1
  shift
  "$python" - "$wanted" "$arrears" "$@" <<'END'
import resource, subprocess, sys
best = None
for _ in range(3):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    status = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=60).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status != int(sys.argv[1]): sys.exit(f'exit {status}: {sys.argv[2:]}')
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    best = taken if best is None else min(best, taken)
print(round(best * 100))
END
}
linear() { # linear STATUS STEM ARGUMENTS...: FILE is the file of that stem, in both sizes
  status=$1 stem=$2
  shift 2
  few=$(seconds "$status" $(printf '%s ' "$@" | sed "s/FILE/${stem}1.csv/")) || { fail "$few"; return 0; }
  many=$(seconds "$status" $(printf '%s ' "$@" | sed "s/FILE/${stem}8.csv/")) || { fail "$many"; return 0; }
  echo "$stem: $few and $many hundredths of a second: $*"
  [ "$many" -le $((16 * few + 30)) ] || fail "$stem: eight times as much takes $many hundredths of a second, not 8 x $few"
}
linear 0 dated rules lint FILE
linear 0 bounds rules lint FILE
linear 0 dated assess case.csv --rules FILE -o results.csv --force -q
linear 5 bad rules lint FILE
linear 0 wide assess FILE -o results.csv --force -q
linear 0 wide assess FILE -o results.jsonl --format jsonl --force -q
linear 0 same assess FILE -o results.csv --force -q
expect 5 'R308' rules lint bad8.csv
[ "$(grep -c R308 said)" -eq 20 ] || fail "said $(grep -c R308 said) bad rows, not 20"
grep -qx 'bad8.csv: 159980 more rows are wrong' said || fail "did not count the rest: $(tail -n 2 said)"
expect 5 '另有 159980 行有误' rules lint bad8.csv --lang zh
[ "$failures" -eq 0 ]
