// Prints the cells of the first sheet of a workbook, as exceljs reads them, as JSON: node read_exceljs.js BOOK.xlsx [--all]
// With --all of every sheet, by its name.
// NODE_PATH names the folder in which exceljs is installed; without it the exit code is 77.

'use strict';

let ExcelJS;
try {
  ExcelJS = require('exceljs');
} catch {
  process.exit(77);
}

// Of a formula cell.result, since cell.value leaves out a result of 0.
function shown(cell) {
  const value = cell.formula ? cell.result : cell.value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'object' && 'text' in value) return value.text; // a link
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function cellsOf(sheet) {
  const rows = [];
  for (let row = 1; row <= sheet.rowCount; row++) {
    const cells = [];
    for (let column = 1; column <= sheet.columnCount; column++) cells.push(shown(sheet.getRow(row).getCell(column)));
    rows.push(cells);
  }
  return rows;
}

async function main() {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(process.argv[2]);
  const all = process.argv[3] === '--all';
  const answer = all ? Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, cellsOf(sheet)])) : cellsOf(workbook.worksheets[0]);
  console.log(JSON.stringify(answer));
}

main();
