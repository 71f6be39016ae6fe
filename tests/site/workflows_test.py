"""The workflows, the action and the scripts they run: what keeps a publisher safe, which no linter asks.

The linters themselves are run by workflows.test.js; this reads the files as YAML, the example in docs/publishing.md with them.
"""
import pathlib
import re
import subprocess
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"^```yaml (\.github/workflows/\S+)\n(.*?)^```$", re.M | re.S)
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
OURS = "OWNER/bondgenoot@COMMIT"  # How the documentation writes the action of this repository.
WRITES = {"pages", "id-token"}


def example():
    """The path and the text of the workflow that docs/publishing.md gives to a repository that holds only content."""
    return EXAMPLE.search((ROOT / "docs/publishing.md").read_text(encoding="utf-8")).groups()


def texts():
    """Every workflow and the action, by where it is."""
    found = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
             for path in [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / "action.yml"]}
    return {**found, "docs/publishing.md": example()[1]}


def workflows():
    return {name: yaml.safe_load(text) for name, text in texts().items() if name != "action.yml"}


def jobs():
    for name, workflow in workflows().items():
        for job in workflow["jobs"].values():
            yield f"{name}: {job['name']}", job


def steps():
    """(where, step, its job or nothing) of each step of each workflow and of the action."""
    for where, job in jobs():
        for step in job.get("steps", []):
            yield where, step, job
    for step in yaml.safe_load(texts()["action.yml"])["runs"]["steps"]:
        yield "action.yml", step, None


class WorkflowsTest(unittest.TestCase):
    def test_there_are_workflows(self):
        self.assertGreaterEqual(set(workflows()), {f".github/workflows/{name}.yml" for name in ("check", "tests", "publish", "nightly")})

    def test_every_action_is_a_commit_with_its_version_beside_it(self):
        versions = {}
        for name, text in texts().items():
            for line in re.findall(r"^\s*(?:- )?uses: (.*)$", text, re.M):
                action, _, comment = line.partition(" # ")
                if action.startswith("./") or action == OURS:
                    continue
                self.assertRegex(action, PINNED, name)
                self.assertRegex(comment, r"^v\d+\.\d+\.\d+$", f"{name}: {action}")
                versions.setdefault(action.split("@")[0], set()).add((action, comment))
        self.assertEqual({name: found for name, found in versions.items() if len(found) != 1}, {}, "one version of each action")
        self.assertGreaterEqual(len(versions), 5)

    def test_nothing_is_permitted_but_what_a_job_asks(self):
        for name, workflow in workflows().items():
            self.assertEqual(workflow["permissions"], {}, name)
        for where, job in jobs():
            writes = {scope for scope, kind in job["permissions"].items() if kind == "write"}
            deploys = any("deploy-pages" in step.get("uses", "") for step in job.get("steps", [])) or job.get("uses", "").endswith("/publish.yml")
            self.assertEqual(writes, WRITES if deploys else set(), where)

    def test_a_job_that_runs_our_scripts_may_not_write_and_keeps_no_key(self):
        for where, step, job in steps():
            if job and "actions/checkout" in step.get("uses", ""):
                self.assertIs(step["with"]["persist-credentials"], False, where)
                self.assertFalse([kind for kind in job["permissions"].values() if kind == "write"], where)

    def test_each_workflow_says_what_may_run_side_by_side(self):
        groups = {name: workflow["concurrency"]["group"] for name, workflow in workflows().items() if name.startswith(".github")}
        self.assertEqual(len(set(groups.values())), len(groups), "a workflow that waits for one it calls waits for ever")
        for name, workflow in workflows().items():
            if "deploy" in workflow["jobs"]:
                self.assertIs(workflow["concurrency"]["cancel-in-progress"], False, name)

    def test_every_command_runs_in_debian_12(self):
        for where, job in jobs():
            if any("run" in step for step in job.get("steps", [])):
                container = job["container"]
                self.assertEqual(container if isinstance(container, str) else container["image"], "debian:12", where)
                self.assertLessEqual(job["timeout-minutes"], 120, where)

    def test_no_expression_becomes_part_of_a_script(self):
        for where, step, _ in steps():
            self.assertNotIn("${{", step.get("run", ""), where)

    def test_the_scripts_that_steps_run_are_there(self):
        named = {script for _, step, _ in steps() for script in re.findall(r"scripts/[\w-]+", step.get("run", ""))}
        self.assertEqual(named, {"scripts/handbook", "scripts/publish", "scripts/test"})
        for script in named:
            self.assertTrue((ROOT / script).is_file(), script)

    def test_the_site_gets_the_address_that_pages_gives(self):
        for name in (".github/workflows/publish.yml", "docs/publishing.md"):
            text = texts()[name]
            self.assertIn("steps.pages.outputs.base_url", text, name)
            self.assertRegex(text, r"id: pages\n(?:\s+if: .*\n)?\s+uses: actions/configure-pages@", name)

    def test_shellcheck_has_nothing_to_say(self):
        for where, step, _ in steps():
            if "run" in step:
                self.shellcheck(where, "--shell=bash", "-", text="set -e\n" + step["run"])
        scripts = [path for path in sorted((ROOT / "scripts").rglob("*")) if path.suffix == ".sh" or not path.suffix and path.is_file()]
        self.assertGreater(len(scripts), 6)
        self.shellcheck("scripts", "--external-sources", f"--source-path={ROOT}", f"--source-path={ROOT / 'scripts'}", *scripts)

    def shellcheck(self, where, *arguments, text=""):
        done = subprocess.run(["shellcheck", *map(str, arguments)], input=text, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
        self.assertEqual(done.stdout + done.stderr, "", where)


if __name__ == "__main__":
    unittest.main()
