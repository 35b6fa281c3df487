// exceljs' streaming writer with the cells of floor_xlsx.c, whose head describes the file CELLS:
// node floor_exceljs.js CELLS OUT.xlsx, with NODE_PATH naming the folder in which exceljs is installed.

'use strict';

const {once} = require('events');
const fs = require('fs');
const {StringDecoder} = require('string_decoder');
const ExcelJS = require('exceljs');

const [GROUP, RECORD, UNIT] = ['\x1d', '\x1e', '\x1f'];
const HEAD_RECORDS = 3;
const SHEET_ROWS = 1048576;
const COLUMN_WIDTH = 14;
const ROW_HEIGHT = 15;

async function* chunksOf(path) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of fs.createReadStream(path)) {
    const records = (rest + decoder.write(chunk)).split(RECORD);
    rest = records.pop();
    yield records;
  }
}

function valueOf(cell) {
  switch (cell[0]) {
    case undefined: return undefined;
    case '"': return cell.slice(1);
    case '_': return null;    // a blank cell takes the format of its column
    default: return Number(cell);
  }
}

function beginSheet(workbook, name, titles, formats) {
  const sheet = workbook.addWorksheet(name, {views: [{state: 'frozen', ySplit: 1}]});
  sheet.columns = titles.map(() => ({width: COLUMN_WIDTH}));
  const header = sheet.addRow(titles);
  header.font = {bold: true};
  header.commit();
  formats.forEach((numFmt, i) => { sheet.getColumn(i + 1).style = {numFmt}; });
  sheet.autoFilter = {from: {row: 1, column: 1}, to: {row: SHEET_ROWS, column: titles.length}};
  return sheet;
}

// exceljs takes rows faster than it packs them and asks nobody to wait: at a million cases ten GiB would pile up.
async function packed(sheet) {
  for (const pipe of sheet.stream.pipes) {
    if (pipe._writableState.needDrain) await once(pipe, 'drain');
  }
}

async function main([cells, out]) {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({filename: out, useStyles: true, useSharedStrings: false});
  let head = [];
  let sheet = null;
  for await (const records of chunksOf(cells)) {
    for (const record of records) {
      if (record[0] === GROUP || head.length) {
        head.push(record);
        if (head.length < HEAD_RECORDS) continue;
        if (sheet) sheet.commit();
        const [name, titles, formats] = head;
        sheet = beginSheet(workbook, name.slice(1), titles.split(UNIT), formats.split(UNIT));
        head = [];
      } else {
        const row = sheet.addRow(record.split(UNIT).map(valueOf));
        if (!row.hasValues) row.height = ROW_HEIGHT;    // else exceljs leaves out a row of blank cells
        row.commit();
      }
    }
    if (sheet) await packed(sheet);
  }
  if (sheet) sheet.commit();
  await workbook.commit();
}

main(process.argv.slice(2)).catch(error => { console.error(error); process.exit(4); });
