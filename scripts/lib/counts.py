"""Counts the tests in what a test runner printed: `counts.py LOG` or `counts.py --junit FILE`; prints `PASSED FAILED`.

Known closing lines are those of Catch2, Python's unittest, node's test runner and our own `N passed, N failed`. In CTest's
JUnit file a program's own count stands for it; one that prints none, or that fails with no failed test, counts as one.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree


def count(text):
    """The passed and failed tests that runners report in `text`, or (0, 0) when it holds no closing line."""
    passed = failed = 0
    for match in re.finditer(r"^All tests passed \(\d+ assertions? in (\d+) test cases?\)", text, re.M):
        passed += int(match[1])
    for match in re.finditer(r"^test cases: (.*)$", text, re.M):
        passed += number_before("passed", match[1])
        failed += number_before("failed", match[1])
    for match in re.finditer(r"^Ran (\d+) tests? in .*\n\n(?:OK|FAILED)(?: \((.*)\))?$", text, re.M):
        wrong = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", match[2] or ""))
        skipped = sum(int(n) for n in re.findall(r"skipped=(\d+)", match[2] or ""))
        passed += int(match[1]) - wrong - skipped
        failed += wrong
    passed += sum(int(n) for n in re.findall(r"^(?:#|\u2139) pass (\d+)$", text, re.M))
    failed += sum(int(n) for n in re.findall(r"^(?:#|\u2139) (?:fail|cancelled) (\d+)$", text, re.M))
    for match in re.finditer(r"^(?:\w+: )?(\d+) passed, (\d+) failed$", text, re.M):
        passed += int(match[1])
        failed += int(match[2])
    return passed, failed


def number_before(word, text):
    match = re.search(r"(\d+) " + word, text)
    return int(match[1]) if match else 0


def count_junit(path):
    passed = failed = 0
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        good, bad = count("".join(out.text or "" for out in case.iter("system-out")))
        if case.get("status") == "run" and case.find("failure") is None:
            good = good or 1
        elif bad == 0:
            bad = 1
        passed += good
        failed += bad
    return passed, failed


if __name__ == "__main__":
    if sys.argv[1] == "--junit":
        print(*count_junit(sys.argv[2]))
    else:
        with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
            print(*count(log.read()))
