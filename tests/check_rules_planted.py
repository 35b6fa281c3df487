#!/usr/bin/python3
"""check_rules_planted.py: does check_rules.py see what it is there to see? Each fault is planted alone into a small folder of
good tables; the checker must leave with 1 and say the words. Untouched, the folder must pass."""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
HEADER = "region,scheme,payer,parameter,above,from,to,value,source,url,confidence,valid_on,note\n"
NATION = HEADER + """\
000000,*,*,floor_ratio,,,,0.6,国办发〔2019〕13号,https://www.gov.cn/a.htm,official,2026-10-01,
000000,*,*,resume,0,,,P+1/1,通行做法:补缴次月恢复,,default,2026-10-01,
000000,*,*,resume,3,,,P+6/1,医保办发〔2021〕43号(网络转载;原文未见),,secondary,2026-10-01,地方可以更短
"""
PLACE = HEADER + """\
110000,*,*,average_wage,,2025-07-01,2026-06-30,10000,京人社发〔2025〕11号,https://rsj.beijing.gov.cn/b.html,official,2026-10-01,2024年度全口径
110000,*,*,base_floor,,2025-07-01,2026-06-30,6000,京人社发〔2025〕11号,https://rsj.beijing.gov.cn/b.html,official,2026-10-01,
110000,*,*,base_ceiling,,2025-07-01,2026-06-30,30000,京人社发〔2025〕11号,https://rsj.beijing.gov.cn/b.html,official,2026-10-01,
110000,medical,employer,employer_rate,,2021-07-01,2025-06-30,0.1,公开整理的参数表,,secondary,2026-10-01,未见文件
110000,medical,employer,employer_rate,,2025-07-01,,0.098,京人社发〔2025〕11号所附费率,https://rsj.beijing.gov.cn/b.html,official,2026-10-01,
110000,pension,*,base_floor,,2024-07-01,2024-12-31,5000,公开整理的参数表,,secondary,2026-10-01,
110000,pension,*,base_ceiling,,2024-07-01,2024-12-31,25000,公开整理的参数表,,secondary,2026-10-01,
110000,resident_medical,elder,resident_premium,,2026-01-01,2026-12-31,460,北京市医保局2025-12-08公告,https://ybj.beijing.gov.cn/c.html,official,2026-10-01,老年人
"""
REGIONS = "code,name,short_name,english\n110000,北京市,北京,Beijing\n120000,天津市,天津,Tianjin\n"
CALENDAR = "date,kind,name,source\n2026-01-01,holiday,元旦,国务院办公厅通知\n2026-01-04,workday,元旦,国务院办公厅通知\n"
VECTOR = HEADER + PLACE.split("\n")[1] + "\n"
GOOD = {"000000-nation.csv": NATION, "110000-beijing.csv": PLACE, "regions.csv": REGIONS, "calendar.csv": CALENDAR,
        "vectors/place-beijing/rules.csv": VECTOR}
N, B, C = "000000-nation.csv", "110000-beijing.csv", "calendar.csv"

# file, what stands there, what is planted, what must be said
PLANTED = [
    (B, "valid_on,note", "valid_on,remark", "the header is"),
    (B, "公开整理的参数表,,secondary,2026-10-01,未见文件", "公开整理的参数表,,secondary,2026-10-01,未见,文件", "14 cells, not 13"),
    (B, "所附费率,", "所附费率 ,", "begins or ends with a blank"),
    (B, "\n110000,medical", "\r\n110000,medical", "line ends of another system"),
    (B, ",0.1,公开", ',"0.1",公开', "a quote"),
    (B, "employer_rate,,2021", "employer_rat,,2021", "no parameter: employer_rat"),
    (B, "110000,pension,*,base_floor", "110000,pensions,*,base_floor", "no scheme: pensions"),
    (B, "resident_medical,elder", "resident_medical,employer", "no payer of resident_premium: employer"),
    (B, "110000,*,*,average_wage", "120000,*,*,average_wage", "120000 belongs into 000000"),
    (B, "2025-07-01,,0.098", "2025-07-01,,9.8%", "employer_rate cannot be '9.8%'"),
    (B, "2025-07-01,,0.098", "2025-07-01,,0.98", "is not between 0.04 and 0.12"),
    (B, "2025-06-30,0.1,", "2025-07-31,0.1,", "overlaps 110000-beijing.csv:5"),
    (B, "2025-06-30,0.1,", "2025-06-29,0.1,", "no row for 2025-06-30..2025-06-30"),
    (B, "2025-06-30,0.1,", "2020-06-30,0.1,", "ends before it begins"),
    (B, "2025-06-30,0.1,", "2025-6-30,0.1,", "cannot be read"),
    (B, "average_wage,,2025-07-01,2026-06-30,10000", "average_wage,1,2025-07-01,2026-06-30,10000", "average_wage has no above"),
    (B, "6000,京人", "5500,京人", "is 55.0 % of 10000"),
    (B, "30000,京人", "28000,京人", "is 280.0 % of 10000"),
    (B, "5000,公开", "4000,公开", "is 48.0 % of a third of 25000"),
    (B, "5000,公开", "9000,公开", "is 108.0 % of a third of 25000"),
    (B, "25000,公开", "4900,公开", "lies above the ceiling"),
    (B, ",official,2026-10-01,2024年度", ",certain,2026-10-01,2024年度", "confidence is 'certain'"),
    (B, ",official,2026-10-01,2024年度", ",official,2999-10-01,2024年度", "valid_on is '2999-10-01'"),
    (B, ",official,2026-10-01,2024年度", ",official,,2024年度", "valid_on is ''"),
    (B, "2024年度全口径", "the average of 2024", "the note holds English"),
    (B, "2024年度全口径", "由上限反推", "the note is hearsay or doubt"),
    (B, "公开整理的参数表,,secondary,2026-10-01,未见文件", "a table,,secondary,2026-10-01,未见文件", "the source is not Chinese"),
    (B, "公开整理的参数表,,secondary,2026-10-01,未见文件", ",,secondary,2026-10-01,未见文件", "the source is not Chinese"),
    (B, "京人社发〔2025〕11号所附费率", "费率表", "names no document and no office"),
    (B, "京人社发〔2025〕11号所附费率", "京人社发〔2025〕11号(转引)", "the source is hearsay or doubt"),
    (B, "0.098,京人社发〔2025〕11号所附费率,https://rsj.beijing.gov.cn/b.html",
     "0.098,京人社发〔2025〕11号所附费率,https://rsj.beijing.gov.cn/c.html", "京人社发〔2025〕11号 has another address"),
    (B, "30000,京人社发〔2025〕11号,https://rsj.beijing.gov.cn/b.html,official",
     "30000,京人社发〔2025〕11号,https://rsj.beijing.gov.cn/b.html,secondary", "no note says why not here"),
    (B, "https://rsj.beijing.gov.cn/b.html,official,2026-10-01,2024", "rsj.beijing.gov.cn,official,2026-10-01,2024", "no address"),
    (N, "resume,0,", "resume,1,", "no tier above 0"),
    (N, "resume,3,,,P+6/1", "resume,3,,,M+6/1", "resume cannot be 'M+6/1'"),
    (N, "resume,3,,,P+6/1", "resume,,,,P+6/1", "resume needs above"),
    (C, "2026-01-04,workday", "2026-01-05,workday", "is a weekday"),
    (C, "2026-01-04,workday", "2026-01-01,workday", "stands twice"),
    (C, "2026-01-04,workday", "2028-01-09,workday", "misses a year"),
    (C, "元旦,国务院办公厅通知\n2026-01-04", "元旦,a package\n2026-01-04", "the source is not Chinese"),
    ("regions.csv", "120000,天津市", "100000,天津市", "is not in order"),
    ("regions.csv", "120000,天津市,天津,Tianjin", "110000,北京市,北京,Beijing", "stands twice"),
    ("regions.csv", "110000,北京市,北京,Beijing\n", "", "regions.csv has no 110000"),
    ("vectors/place-beijing/rules.csv", ",10000,", ",10001,", "is not shipped"),
]


def check(files):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode("utf-8"))
        answer = subprocess.run([sys.executable, "-B", HERE / "check_rules.py", "--rules", folder, "--vectors", folder / "vectors"],
                                capture_output=True, text=True, check=False)
        return answer.returncode, answer.stdout + answer.stderr


def main():
    unseen = []
    code, said = check(GOOD)
    if code != 0:
        unseen.append(f"the good tables do not pass: {said}")
    for path, here, there, words in PLANTED:
        text = GOOD[path].replace(here, there, 1)
        code, said = check(GOOD | {path: text})
        if text == GOOD[path] or code != 1 or words not in said:
            unseen.append(f"{path}: {here!r} -> {there!r}: left with {code}, not saying {words!r}: {said}")
    print("\n".join(unseen) or f"{len(PLANTED)} planted faults, all seen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
