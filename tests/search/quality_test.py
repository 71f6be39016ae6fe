#!/usr/bin/python3
"""Scores the search against judged queries and fails below the figures that were reached: `quality_test.py PROGRAM [options]`.

Every query goes through `bondgenoot search`, as an editor would run it. --verbose shows the worst queries with what was found and what was
wanted; --write keeps the figures reached, a hundredth less, as the new floor.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys

import yaml

from metrics import FIGURES, LIMIT, by_category, read_judgements, score

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SLACK = 0.01
NAMES = {3: "best", 2: "good", 1: "fair", 0: "-"}


def ask(program, project, queries, today):
    """What the program finds for each query: lists of hits, in the order of the queries."""
    done = subprocess.run([program, "search", "--queries", "-", "--format", "json", "--limit", str(LIMIT), "--today", today, "-C", project],
                          input="".join(query.text + "\n" for query in queries), capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        sys.exit(f"`bondgenoot search` exits with {done.returncode}:\n{done.stderr[:5000]}")
    found = {query.text: [] for query in queries}
    for line in done.stdout.splitlines():
        hit = json.loads(line)
        found[hit["query"]].append(hit)
    return [found[query.text] for query in queries]


def address(hit):
    return f"{hit['collection']}/{hit['slug']}"


def check_answers_exist(queries, project):
    missing = {answer for query in queries for answer in query.grades if not (project / "content" / f"{answer}.md").is_file()}
    if missing:
        sys.exit("judged entries that are not there (renamed?): " + ", ".join(sorted(missing)))


def print_table(table, floors):
    print(f"{'':26}{'nDCG@10':>9}{'recall@10':>11}{'MRR':>7}   at least")
    for category, figures in table.items():
        floor = floors.get(category, {})
        print(f"{category:26}{figures['ndcg']:9.3f}{figures['recall']:11.3f}{figures['mrr']:7.3f}   "
              + " ".join(f"{figure} {floor[figure]:.2f}" for figure in FIGURES if figure in floor))


def print_worst(queries, found, scores, count):
    order = sorted(range(len(queries)), key=lambda index: (scores[index]["ndcg"], index))
    for index in order[:count]:
        query = queries[index]
        if scores[index]["ndcg"] >= 0.995:
            break
        print(f"\n{query.text}   ({query.category}; nDCG {scores[index]['ndcg']:.2f}, recall {scores[index]['recall']:.2f})")
        for hit in found[index]:
            matches = "; ".join(" ".join(str(part) for part in match.values()) if isinstance(match, dict) else str(match) for match in hit["matches"])
            print(f"    {NAMES[query.grades.get(address(hit), 0)]:5} {hit['score']:8.3f}  {address(hit)}   [{matches[:160]}]")
        shown = {address(hit) for hit in found[index]}
        left = [f"{address} ({NAMES[grade]})" for address, grade in query.grades.items() if address not in shown]
        print("    not found: " + (", ".join(left) if left else "-"))


def floors_of(table):
    """A little below what was reached: an entry that is added or mended moves figures by so much."""
    def floor(category, value):
        return 1.0 if category == "nonsense" and value == 1 else math.floor((value - SLACK) * 100 + 1e-9) / 100
    return {category: {figure: floor(category, value) for figure, value in figures.items()} for category, figures in table.items()}


def below(table, floors):
    for category, floor in floors.items():
        if category not in table:
            yield f"{category}: there are no such queries"
            continue
        for figure, least in floor.items():
            if table[category][figure] < least - 1e-9:
                yield f"{category}: {figure} is {table[category][figure]:.3f}, and was at least {least}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=ROOT / "build/dev/bondgenoot", help="default: build/dev/bondgenoot")
    parser.add_argument("--project", type=pathlib.Path, default=ROOT, help="the project whose content was judged (default: this repository)")
    parser.add_argument("--judgements", type=pathlib.Path, default=HERE / "judgements.yaml")
    parser.add_argument("--floors", type=pathlib.Path, default=None, help="the figures to reach (default: floors.yaml beside the judgements)")
    parser.add_argument("--today", default="2026-01-15", help="the day it is (default: 2026-01-15)")
    parser.add_argument("--category", help="only this category; then nothing fails")
    parser.add_argument("--verbose", nargs="?", const=25, type=int, default=0, metavar="N", help="show the N worst queries (25)")
    parser.add_argument("--write", action="store_true", help="keep the figures reached as the new floor")
    arguments = parser.parse_args()

    queries = read_judgements(arguments.judgements)
    check_answers_exist(queries, arguments.project)
    if arguments.category:
        queries = [query for query in queries if query.category == arguments.category]
    found = ask(arguments.program, arguments.project, queries, arguments.today)
    scores = [score(query, [address(hit) for hit in hits]) for query, hits in zip(queries, found, strict=True)]
    table = by_category(queries, scores)

    path = arguments.floors or arguments.judgements.with_name("floors.yaml")
    floors = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() and not arguments.category else {}
    print_table(table, floors)
    if arguments.verbose:
        print_worst(queries, found, scores, arguments.verbose)
    if arguments.write:
        text = "# What the search reached, a hundredth less: `quality_test.py --write` after a change that betters it. Below this the test fails.\n"
        path.write_text(text + yaml.safe_dump(floors_of(table), sort_keys=False, default_flow_style=None), encoding="utf-8")
        return
    if not floors and not arguments.category:
        sys.exit(f"there are no figures to reach in {path}; --write keeps those of today")
    failures = list(below(table, floors))
    print(f"\n{len(queries)} queries; " + ("all figures reached" if not failures else "too low:\n  " + "\n  ".join(failures)))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
