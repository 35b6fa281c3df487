// exceljs' streaming writer with the cells of floor_xlsx.c: node floor_exceljs.js RESULTS.csv LEDGER.csv OUT.xlsx
// NODE_PATH names the folder in which exceljs is installed. A line break inside quotes is not understood.

'use strict';

const fs = require('fs');
const readline = require('readline');
const ExcelJS = require('exceljs');

const SHEET_ROWS = 1048576;
const COLUMN_WIDTH = 14;
const FORMATS = {text: '@', money: '#,##0.00', plain: '0.##########', integer: '0', day: 'yyyy-mm-dd'};
const KINDS = {};
const name = (kind, columns) => columns.split(' ').forEach(column => { KINDS[column] = kind; });
name('integer', 'record months payable_months gap_months wait_months days');
name('money', 'employer_arrears employee_arrears arrears late_fee_uncapped late_fee rounding_difference total ' +
  'late_fee_per_day account_credit base employee');
name('plain', 'employer_rate employee_rate late_fee_exact');
name('day', 'pay_on suspended_from resumes_on worse_from fee_first fee_last');

function cellsOf(line) {
  if (!line.includes('"')) return line.split(',');
  const cells = [];
  for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
  }
  return cells;
}

function valueOf(kind, text) {
  if (text === '') return null;
  if (kind === 'text') return text;
  return kind === 'day' ? new Date(`${text}T00:00:00Z`) : Number(text);
}

async function writeTable(workbook, title, path, extraKinds) {
  const lines = readline.createInterface({input: fs.createReadStream(path), crlfDelay: Infinity});
  let header = null;
  let kinds = null;
  let sheet = null;
  let rows = 0;
  let parts = 0;
  const begin = () => {
    parts += 1;
    sheet = workbook.addWorksheet(parts === 1 ? title : `${title} ${parts}`, {views: [{state: 'frozen', ySplit: 1}]});
    sheet.columns = header.map((column, i) => (
      {header: column, width: COLUMN_WIDTH, style: {numFmt: FORMATS[kinds[i]]}}));
    sheet.autoFilter = {from: {row: 1, column: 1}, to: {row: 1, column: header.length}};
    rows = 1;
  };
  for await (const line of lines) {
    const cells = cellsOf(line);
    if (header === null) {
      header = cells;
      kinds = header.map(column => extraKinds[column] || KINDS[column] || 'text');
      begin();
      continue;
    }
    if (rows === SHEET_ROWS) {
      sheet.commit();
      begin();
    }
    sheet.addRow(cells.map((text, i) => valueOf(kinds[i], text))).commit();
    rows += 1;
  }
  sheet.commit();
}

async function main() {
  const [results, ledger, out] = process.argv.slice(2);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({filename: out, useStyles: true, useSharedStrings: false});
  await writeTable(workbook, 'Cases', results, {});
  await writeTable(workbook, 'Ledger', ledger, {employer: 'money'});
  await workbook.commit();
}

main().catch(error => { console.error(error); process.exit(4); });
