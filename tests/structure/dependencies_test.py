"""docs/dependencies.md names all that is installed and linked, and `scripts/sbom` makes a bill of materials of it."""
import json
import pathlib
import re
import subprocess
import sys
import unittest

from project import ROOT, StructureTest, text

sys.path.insert(0, str(ROOT / "scripts/lib"))
import sbom  # noqa: E402

# What Debian's copyright files call licences, where it is not what SPDX calls them.
SPDX = {"Expat": "MIT", "X11": "MIT", "MIT-1": "MIT", "Expat with embedded exception": "MIT", "Boost-1.0": "BSL-1.0", "BSD-3-snowball": "BSD-3-Clause",
        "bitstream-vera": "Bitstream-Vera", "APACHE-2-LLVM-EXCEPTIONS": "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause-alike": "BSD-2-Clause",
        "OFL-1.1 and Apache-2.0": "OFL-1.1", "GPL-2 with linking exception, origin admission": "GPL-2.0-only WITH GCC-exception-2.0", "GPL-2": "GPL-2.0-only",
        "GPL-2 or GPL-3": "GPL-2.0-or-later", "LGPL-2.1": "LGPL-2.1-or-later"}
OTHERWISE = {"ca-certificates"}  # Its copyright file begins with the scripts around the certificates.
ROWS = sbom.listed()
BILL = sbom.bill()


def spdx_of(name):
    """A licence as SPDX writes it: `GPL-2+` is `GPL-2.0-or-later`."""
    if name in SPDX:
        return SPDX[name]
    if match := re.fullmatch(r"(L?GPL)-(\d)(\.\d)?\+", name):
        return f"{match[1]}-{match[2]}{match[3] or '.0'}-or-later"
    return re.sub(r"-clause$", "-Clause", name)


def file(path):
    return text(pathlib.PurePosixPath(path))


def debian_packages():
    """All that `need` may install."""
    groups = file("scripts/lib/setup.sh").split("package_group() {")[1].split("esac")[0].replace("\\\n", " ")
    return {name for packages in re.findall(r"\becho ([\w.+ -]+) ;;", groups) for name in packages.split()}


def libraries_of_cmake():
    """The names by which CMake is asked for libraries and programs, and those that only a compiler has."""
    found = set()
    for path in ("src/CMakeLists.txt", "tests/CMakeLists.txt"):
        for match in re.finditer(r"find_package\(([\w-]+)|find_library\(\w+ ([\w-]+)|pkg_check_modules\(\w+ REQUIRED (?:IMPORTED_TARGET )?([^)]+)\)", file(path)):
            found |= set(re.sub(r">=[\d.]+", "", match[1] or match[2] or match[3]).split())
    return found


class DependenciesTest(StructureTest):
    def test_every_debian_package_is_listed_with_its_reason(self):
        listed = [name for section, name, *_ in ROWS if not section.startswith("npm")]
        self.assertEqual(sorted(listed), sorted(debian_packages()))
        self.expect_none((name for _, name, licence, _, reason in ROWS if not licence or len(reason) < 10), "a licence and a reason for each")

    def test_every_library_of_cmake_is_listed(self):
        listed = [name for *_, names, _ in ROWS for name in names]
        self.assertEqual(sorted(listed), sorted(libraries_of_cmake()))

    def test_every_npm_package_is_listed_with_its_licence(self):
        wanted = {}
        for folder in ("tests", "tests/bench/search"):
            package = json.loads(file(f"{folder}/package.json"))
            locked = json.loads(file(f"{folder}/package-lock.json"))["packages"]
            for name in {**package.get("dependencies", {}), **package.get("devDependencies", {})}:
                wanted[name] = locked[f"node_modules/{name}"]["license"]
        self.assertEqual({name: licence for section, name, licence, *_ in ROWS if section.startswith("npm")}, wanted)

    def test_licences_are_those_of_the_copyright_files(self):
        wrong = (f"{name}: {licence}, but its copyright file says {said[0]}" for section, name, licence, *_ in ROWS
                 if not section.startswith("npm") and name not in OTHERWISE and (said := sbom.licences_said(name)) and spdx_of(said[0]) != licence)
        self.expect_none(wrong, "a licence is that of the package's copyright file")


class BillTest(StructureTest):
    def test_it_has_the_form_of_cyclonedx(self):
        self.assertEqual((BILL["bomFormat"], BILL["specVersion"], BILL["version"]), ("CycloneDX", "1.5", 1))
        self.assertRegex(BILL["serialNumber"], r"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        known = {"type", "bom-ref", "group", "name", "version", "description", "scope", "hashes", "licenses", "purl", "properties"}

        def wrong():
            for component in BILL["components"]:
                reference = component["bom-ref"]
                if set(component) - known or component["type"] != "library" or component["scope"] not in ("required", "optional", "excluded"):
                    yield f"{reference}: not a component of CycloneDX"
                if not re.fullmatch(r"pkg:(deb/debian|npm)/[\w.%+/-]+(@[\w.%+~-]+(\?arch=\w+&distro=debian-12)?)?", component["purl"]):
                    yield f"{reference}: {component['purl']} is no package URL"
                for digest in component.get("hashes", []):
                    if digest["alg"] != "SHA-512" or not re.fullmatch(r"[0-9a-f]{128}", digest["content"]):
                        yield f"{reference}: no SHA-512"
                for one in component["licenses"]:
                    if not re.fullmatch(r"[\w.+-]+", one["license"]["id"]) if "license" in one else " " not in one["expression"]:
                        yield f"{reference}: {one} is no licence"
        self.expect_none(wrong(), "each component has the form of CycloneDX 1.5")

    def test_what_needs_what_is_all_there_once(self):
        references = [component["bom-ref"] for component in BILL["components"]] + ["bondgenoot"]
        self.assertEqual(len(references), len(set(references)))
        self.assertEqual(sorted(references), sorted(one["ref"] for one in BILL["dependencies"]))
        wrong = (f"{one['ref']} needs {other}" for one in BILL["dependencies"] for other in one["dependsOn"] if other not in references)
        self.expect_none(wrong, "what is needed is in the bill")

    def test_all_that_is_installed_has_its_version(self):
        there = sbom.installed()
        versions = {component["name"]: component.get("version") for component in BILL["components"] if component["bom-ref"].startswith("deb:")}
        self.assertEqual({name: versions.get(name) for name in debian_packages() if name in there},
                         {name: there[name]["version"] for name in debian_packages() if name in there})
        for lock in ("tests/package-lock.json", "tests/bench/search/package-lock.json"):
            locked = json.loads(file(lock))["packages"]
            for path, package in locked.items():
                if path:
                    self.assertIn(f"npm:{path.rsplit('node_modules/', 1)[1]}@{package['version']}", {one["bom-ref"] for one in BILL["components"]})

    def test_the_program_needs_what_it_is_linked_with(self):
        needed = set(next(one["dependsOn"] for one in BILL["dependencies"] if one["ref"] == "bondgenoot"))
        self.assertIn("deb:libfmt-dev", needed)
        self.assertNotIn("deb:chromium", needed)
        runs = {other for one in BILL["dependencies"] if one["ref"] in needed for other in one["dependsOn"]}
        self.expect_none((name for name in ("libfmt9", "libyaml-0-2", "libgit2-1.5") if name in sbom.installed() and f"deb:{name}" not in runs),
                         "the libraries of a -dev package are in the bill")

    def test_the_same_versions_give_the_same_bill(self):
        script = subprocess.run(["/usr/bin/python3", "-B", str(ROOT / "scripts/lib/sbom.py")], check=True, capture_output=True, text=True)
        self.assertEqual(json.loads(script.stdout), BILL)


if __name__ == "__main__":
    unittest.main()
