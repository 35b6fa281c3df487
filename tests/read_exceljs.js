// Prints the cells of the first sheet of a workbook, as exceljs reads them, as JSON: node read_exceljs.js BOOK.xlsx
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
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

async function main() {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(process.argv[2]);
  const sheet = workbook.worksheets[0];
  const rows = [];
  for (let row = 1; row <= sheet.rowCount; row++) {
    const cells = [];
    for (let column = 1; column <= sheet.columnCount; column++) cells.push(shown(sheet.getRow(row).getCell(column)));
    rows.push(cells);
  }
  console.log(JSON.stringify(rows));
}

main();
