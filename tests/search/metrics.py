"""How well a list of results answers a judged query: nDCG@10, recall@10 and MRR, and reading the judgements.

A query that has no answer (nonsense) is answered well by finding nothing: it counts 1 then, else 0, in all three.
"""
import dataclasses
import math
import pathlib

import yaml

GRADES = {"best": 3, "good": 2, "fair": 1}
LIMIT = 10
FIGURES = ("ndcg", "recall", "mrr")


@dataclasses.dataclass(frozen=True)
class Query:
    category: str
    text: str
    grades: dict  # collection/slug -> 1 … 3
    wants: str = ""


def read_judgements(path):
    """The queries of a judgements file, in its order. Fails on what would make figures meaningless."""
    queries = []
    for category, entries in yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8")).items():
        for entry in entries:
            grades = {}
            for name, grade in GRADES.items():
                for answer in entry.pop(name, []):
                    if answer in grades:
                        raise ValueError(f"{path}: `{entry['query']}` grades {answer} twice")
                    grades[answer] = grade
            queries.append(Query(category, entry.pop("query"), grades, entry.pop("wants", "")))
            if entry:
                raise ValueError(f"{path}: `{queries[-1].text}` has unknown keys: {', '.join(entry)}")
    texts = [query.text for query in queries]
    if len(set(texts)) != len(texts):
        raise ValueError(f"{path}: a query stands there twice: {', '.join(sorted({text for text in texts if texts.count(text) > 1}))}")
    return queries


def gain(grades):
    return sum((2 ** grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def score(query, answers):
    """The three figures for `answers`, a list of collection/slug, best first."""
    answers = answers[:LIMIT]
    if not query.grades:
        return dict.fromkeys(FIGURES, 0.0 if answers else 1.0)
    found = [query.grades.get(answer, 0) for answer in answers]
    ideal = sorted(query.grades.values(), reverse=True)[:LIMIT]
    first = next((rank for rank, grade in enumerate(found) if grade), None)
    return {
        "ndcg": gain(found) / gain(ideal),
        "recall": sum(1 for grade in found if grade) / len(ideal),
        "mrr": 0.0 if first is None else 1 / (first + 1),
    }


def mean(scores):
    return {figure: sum(each[figure] for each in scores) / len(scores) for figure in FIGURES}


def by_category(queries, scores):
    """Category -> figures, in the order of the file, and `all` last; nonsense counts as a category, but not in `all`."""
    table = {}
    for query, each in zip(queries, scores, strict=True):
        table.setdefault(query.category, []).append(each)
    table["all"] = [each for query, each in zip(queries, scores, strict=True) if query.grades]
    return {category: mean(each) for category, each in table.items()}
