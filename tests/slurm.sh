#!/bin/sh
# slurm.sh ARREARS [CASES]: samples/slurm with a Slurm of its own on this machine, which listens on localhost only and
# whose files all lie in one temporary folder. A million cases as an array of 8 tasks; one is killed; merge refuses; the
# task is requeued; the merge that waited is submitted again; every byte is that of one run. Debian's slurm-wlm and munge.
set -eu
ARREARS=$(realpath "$1")
export ARREARS LC_ALL=C.UTF-8
cases=${2:-1000000} shards=8
here=$(dirname "$(realpath "$0")")
sample=$(realpath "$here/../samples/slurm")
. "$here/../samples/setup.sh"
install_missing slurm-wlm munge python3
work=$(mktemp -d "${TMPDIR:-/tmp}/arrears-slurm.XXXXXX")
started=""
finish() {
  status=$?
  for program in $started; do kill "$program" 2>/dev/null || true; done
  [ "$status" -eq 0 ] || tail -n 20 "$work"/*.log "$work"/run/*.log 2>/dev/null || true
  sleep 1
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM
fail() { echo "$*"; exit 1; }
say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }
wait_for() { # wait_for SECONDS WHAT COMMAND...: until the command succeeds
  left=$(($1 * 20)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "waited in vain for $what"
    sleep 0.05
  done
}

# A Slurm of our own: keys, sockets, state and logs in the folder, ports that are free.
chmod 755 "$work"
mkdir -m 755 "$work/munge" "$work/state" "$work/spool" "$work/run"
mkdir -m 700 "$work/key"
dd if=/dev/urandom of="$work/key/munge.key" bs=128 count=1 2>/dev/null
chmod 400 "$work/key/munge.key"
ports=$(python3 -c 'import socket
sockets = [socket.socket() for _ in range(2)]
for s in sockets: s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in sockets])')
user=$(id -un)
host=$(hostname -s)
export SLURM_CONF="$work/slurm.conf"
cat >"$SLURM_CONF" <<END
ClusterName=arrears
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports% *}
SlurmdPort=${ports#* }
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,bf_interval=2
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
munged --foreground --force --key-file="$work/key/munge.key" --socket="$work/munge/socket" \
  --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" --log-file="$work/munged.log" >"$work/munged.out.log" 2>&1 &
started="$!"
wait_for 20 munge munge -n -S "$work/munge/socket"
slurmctld -D >"$work/slurmctld.out.log" 2>&1 &
started="$! $started"
slurmd -D -N "$host" >"$work/slurmd.out.log" 2>&1 &
started="$! $started"
is_idle() { sinfo -h -o %T | grep -qx idle; }
wait_for 60 'an idle node' is_idle
say "slurm $(sinfo --version | cut -d' ' -f2) is up on $(nproc) processors"

python3 "$here/bench/make_cases.py" "$cases" "$work/list.csv"
options='--pay-on 2026-11-01 --lang en'
mkdir "$work/one"
seconds=$(date +%s)
"$ARREARS" assess "$work/list.csv" -o "$work/one/results.csv" --ledger "$work/one/ledger.csv" \
  --rejects "$work/one/rejects.csv" --manifest "$work/one/manifest.json" -q $options || [ $? -eq 3 ]
say "one machine without shards: $(($(date +%s) - seconds)) s for $cases cases"

# The array, and its merge behind it. One task is shot while it writes.
seconds=$(date +%s)
set -- $(sh "$sample/submit.sh" "$work/list.csv" "$work/run" "$shards" $options)
array=$1 merge=$2
victim=3
temporary() { ls -A "$work/run/$victim" 2>/dev/null | grep '^\.ledger\.csv\.tmp-'; }
wait_for 300 "task $victim" temporary
process=$(temporary | sed 's/.*\.tmp-\([0-9]*\)-.*/\1/')
kill -9 "$process"
say "task ${array}_$victim killed (process $process)"
are_over() { [ -z "$(squeue -h -r -t PENDING,RUNNING,COMPLETING,CONFIGURING -j "$array" -o %T)" ]; }
wait_for 600 'the array' are_over
say "array $array over in $(($(date +%s) - seconds)) s:$(squeue -h -r -t all -j "$array" -o ' %K=%T' | tr -d '\n')"
squeue -h -t all -j "${array}_$victim" -o %T | grep -qx FAILED || fail 'the killed task did not fail'
[ "$(squeue -h -t all -j "$array" -o %T | grep -c COMPLETED)" -eq $((shards - 1)) ] || fail 'another task did not complete'
[ ! -e "$work/run/$victim/manifest.json" ] || fail 'a killed task left a manifest'
say "merge $merge waits: $(squeue -h -t all -j "$merge" -o '%T %r')"
[ ! -e "$work/run/merged" ] || fail 'merged without the killed task'
status=0
sh "$sample/merge.sh" "$work/run" >"$work/said" 2>&1 || status=$?
say "merge refuses ($status): $(cat "$work/said")"
[ "$status" -eq 6 ] || fail 'merge did not refuse'
grep -q "shard $victim" "$work/said" || fail 'merge did not name the shard'

# Requeued, it is computed; merged again.
seconds=$(date +%s)
# The array once failed stays failed for afterok, so the new merge waits for the requeued task alone: it sees by itself
# whether the others are there.
scontrol requeue "${array}_$victim"
scontrol update JobId="${array}_$victim" StartTime=now # or Slurm waits two minutes
scancel "$merge"
merge=$(sbatch --parsable --dependency="afterok:${array}_$victim" --output="$work/run/merge.log" "$sample/merge.sbatch" \
  "$sample" "$work/run")
wait_for 300 "task $victim" test -e "$work/run/$victim/manifest.json"
say "task ${array}_$victim requeued and done in $(($(date +%s) - seconds)) s"
wait_for 300 'the merge' test -e "$work/run/merged/manifest.json"
say "merge $merge behind it: $(($(date +%s) - seconds)) s after the requeue"
cat "$work/run/merge.log"
diff -r "$work/one" "$work/run/merged" || fail 'the bytes differ'
say "all $(cat "$work"/one/* | wc -c) bytes are those of one run"

# The whole array once more: every shard is done already.
seconds=$(date +%s)
rm -r "$work/run/merged"
set -- $(sh "$sample/submit.sh" "$work/list.csv" "$work/run" "$shards" $options)
wait_for 300 'the merge' test -e "$work/run/merged/manifest.json"
[ "$(cat "$work"/run/shard-*.log | grep -c 'not computed again')" -eq "$shards" ] || fail 'a done shard was computed again'
diff -r "$work/one" "$work/run/merged" || fail 'the bytes differ the second time'
say "submitted again: $shards shards found done, merged behind the array, $(($(date +%s) - seconds)) s"
