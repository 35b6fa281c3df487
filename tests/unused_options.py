#!/usr/bin/env python3
"""unused_options.py ARREARS: every option with every command. One that a command does not use is a usage error, which says so
and writes nothing; a file that an accepted option names is written or read."""
import os
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
CASE = '--region 110000 --gap-from 2025-08 --gap-to 2025-09 --wage 9000 --pay-on 2026-03-10'.split()
RUNS = {
    'quote': ['quote', *CASE],
    'report': ['report', 'list.csv', '-o', 'made.xlsx'],
    'assess': ['assess', 'list.csv'],
    'check': ['check', 'list.csv'],
    'explain': ['explain', 'list.csv'],
    'rules list': ['rules', 'list'],
    'rules show': ['rules', 'show', '110000'],
    'rules coverage': ['rules', 'coverage', '110000'],
    'rules template': ['rules', 'template', '440600'],
    'rules lint': ['rules', 'lint'],
    'merge': ['merge', 'no.json', '-o', 'merged'],
    'template': ['template', '-o', 'made.csv'],
    'help': ['help'],
    'version': ['version'],
}
# What `rules` takes, by what it is to do; its other options are for every action.
OF_RULES = {
    'template': 'output force mode bom from to pay-on',
    'show': 'format on scheme payer',
    'coverage': 'from to scheme payer pay-on',
    'lint': 'calendar max-age gaps pay-on',
    'list': '',
}
OF_SOME_ACTIONS = set(' '.join(OF_RULES.values()).split())
WRITTEN = 'output ledger because rejects fix quotations manifest'.split()
VALUES = {
    'output': 'new.xlsx', 'ledger': 'new.csv', 'because': 'new.csv', 'rejects': 'new.csv', 'fix': 'new.csv', 'quotations': 'new.xlsx',
    'manifest': 'new.json', 'mode': '640', 'rules': 'rules.csv', 'calendar': 'days.csv', 'encoding': 'utf-8', 'lang': 'en',
    'format': 'csv', 'mask': 'key', 'jobs': '1', 'max-age': '10', 'sheet-rows': '100', 'formulas': 'values', 'split': 'region',
    'group-by': 'note', 'column': 'note=', 'grade': 'default', 'from': '2026-01', 'to': '2026-01', 'on': '2026-01-01',
    'shard': '1/2', 'region': '110000', 'scheme': 'medical', 'payer': 'employer', 'pay-on': '2026-03-10', 'pdf-limit': '60',
}
OUTPUTS = {'assess': 'new.csv'}  # a name says what is in the file
FILES = {
    'list.csv': 'name,note,region,gap_from,gap_to,wage,pay_on\na,b,110000,2025-08,2025-09,9000,2026-03-10\nb,c,110000,x,,1,\n',
    'rules.csv': 'region,scheme,payer,parameter,above,from,to,value,source,valid_on\n',
    'days.csv': 'date,kind\n2026-01-01,holiday\n',
    'key': '0123456789abcdef',
}


def run(arguments):
    """In a folder of its own: exit code, what was said, and the files that are new."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(text)
        done = subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, check=False,
                              env={'LC_ALL': 'C.UTF-8', 'PATH': os.environ['PATH']})
        return done.returncode, (done.stderr + done.stdout).decode(), set(os.listdir(folder)) - set(FILES)


def is_used(options, command, name):
    word, _, action = command.partition(' ')
    if name not in options.get(word, ()):
        return False
    return not action or name not in OF_SOME_ACTIONS or name in OF_RULES[action].split()


def main():
    options, takes = {}, {}
    for line in run(['help', 'options', '--lang', 'en'])[1].splitlines():
        command, name, _, argument = line.split('\t')[:4]
        options.setdefault(command, set()).add(name[2:])
        takes[name[2:]] = argument != ''
    faults, refused, taken = [], 0, 0
    for command, base in RUNS.items():
        for name in sorted(takes):
            if name in ('help', 'version', 'lang') or f'--{name}' in base or (name == 'output' and '-o' in base):
                continue
            value = OUTPUTS.get(command, VALUES[name]) if name == 'output' else VALUES.get(name, 'x')
            words = base + [f'--{name}'] + [value] * takes[name]
            used = is_used(options, command, name)
            if used and name == 'because':
                words += ['--ledger', 'ledger.csv']
            if used and name == 'manifest':
                words += ['-o', 'results.csv']
            code, said, new = run(words)
            if not used:
                refused += 1
                where = command if name in OF_SOME_ACTIONS else command.split()[0]
                if code != 2 or f'--{name} has no effect on {where}; it is for: ' not in said or new:
                    faults.append(f'{words}: exit {code}, {new}, {said}')
            elif name in WRITTEN:
                taken += 1
                if code not in (0, 3) or value not in new:
                    faults.append(f'{words}: exit {code}, {new}, {said}')
    for words, wanted in ((['assess', 'list.csv', '--because', 'inline'], '--because is for'),
                          (['check', 'list.csv', '--because', 'inline'], '--because is for'),
                          (['check', 'list.csv', '--because', 'new.csv'], '--because is for'),
                          (['rules', 'show', '110000', '--format', 'jsonl'], '--format does not take "jsonl"'),
                          (['quote', *CASE, '--format', 'csv'], '--format does not take "csv"'),
                          (['help', '-o', 'new.csv'], '--output has no effect on help')):
        code, said, new = run(words)
        if code != 2 or wanted not in said or new:
            faults.append(f'{words}: exit {code}, {new}, {said}')
    for words in (['version', '--lang', 'zh'], ['assess', 'list.csv', '--version', '-o', 'x'], ['assess', '-o', 'x', '--wage', '1', '-h']):
        if run(words)[0] != 0:
            faults.append(f'{words}: refused')
    print(*faults, f'{refused} options refused, {taken} files written', sep='\n')
    return len(faults) > 0 or refused < 300 or taken < 10


if __name__ == '__main__':
    sys.exit(main())
