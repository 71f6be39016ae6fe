"""A software bill of materials, CycloneDX 1.5: `sbom.py [-o FILE]`.

In:  docs/dependencies.md (what, licence, why), Debian's list of what is installed with its copyright files, the lock file of npm.
Out: JSON, the same for the same versions. A package that is not installed here has no version.
"""
import base64
import json
import pathlib
import re
import subprocess
import sys
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "docs/dependencies.md"
LOCK_FILES = [ROOT / "tests/package-lock.json", ROOT / "tests/bench/search/package-lock.json"]
COPYRIGHTS = pathlib.Path("/usr/share/doc")
SCOPES = {"In the program": "required", "To build it": "excluded", "To test it": "excluded", "npm packages of the tests": "excluded"}
OPENED_WHEN_NEEDED = {"libvips-dev", "libgit2-dev", "libcurl4-openssl-dev", "fonts-inter", "fonts-dejavu-core"}
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cyclonedx.org/bondgenoot")


def listed():
    """The rows of docs/dependencies.md: (section, name, licence, names in CMake, reason)."""
    rows = []
    for section in re.split(r"^## ", LIST.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title = section.splitlines()[0]
        for line in section.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) < 3 or not re.fullmatch(r"`[^`]+`", cells[0]):
                continue
            cmake = [name.strip() for name in cells[2].split(",") if name.strip()] if len(cells) == 4 else []
            rows.append((title, cells[0].strip("`"), cells[1], cmake, cells[-1]))
    return rows


def installed():
    """Debian packages on this machine: name → version, architecture, source and what it depends on."""
    form = "${Package}\t${Version}\t${Architecture}\t${source:Package}\t${Depends}\t${db:Status-Status}\n"
    told = subprocess.run(["dpkg-query", "-W", "-f", form], check=True, capture_output=True, text=True).stdout
    found = {}
    for line in told.splitlines():
        name, version, architecture, source, depends, status = line.split("\t")
        if status == "installed":
            names = [re.split(r"[ (:|]", one.strip())[0] for one in depends.split(",") if one.strip()]
            found[name] = {"version": version, "architecture": architecture, "source": source, "depends": names}
    return found


def licences_said(name):
    """The licences that a machine-readable copyright file names, the main one first; none when it is no such file."""
    path = COPYRIGHTS / name / "copyright"
    said = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if "copyright-format" not in said[:500]:
        return []
    stanzas = [stanza for stanza in re.split(r"\n\s*\n", said) if re.search(r"^Files:", stanza, re.M)]
    stanzas = [stanza for stanza in stanzas if not re.search(r"^Files:\s*debian/", stanza, re.M)]
    stanzas.sort(key=lambda stanza: not re.search(r"^Files:\s*\*", stanza, re.M))
    names = [match[1].strip() for stanza in stanzas if (match := re.search(r"^License:[ \t]*(\S.*)$", stanza, re.M))]
    return list(dict.fromkeys(names))


def licence(expression):
    return [{"expression": expression}] if " " in expression else [{"license": {"id": expression}}]


def debian_component(name, package, scope, reason, licences):
    purl = f"pkg:deb/debian/{name.replace('+', '%2B')}"
    component = {"type": "library", "bom-ref": f"deb:{name}", "name": name}
    if package:
        component["version"] = package["version"]
        version = package["version"].replace("+", "%2B").replace("~", "~").replace(":", "%3A")
        purl += f"@{version}?arch={package['architecture']}&distro=debian-12"
    component |= {"description": reason, "scope": scope, "licenses": licences, "purl": purl}
    if said := licences_said(name):
        component["properties"] = [{"name": "bondgenoot:licences-in-copyright-file", "value": "; ".join(said)}]
    return component


def debian(rows):
    """The components of Debian, and which needs which: a -dev package brings the libraries of the same source."""
    there = installed()
    components = {}
    needs = {}
    for section, name, spdx, _, reason in rows:
        scope = "optional" if name in OPENED_WHEN_NEEDED else SCOPES[section]
        package = there.get(name)
        components[name] = debian_component(name, package, scope, reason, licence(spdx))
        needs[name] = []
        for library in package["depends"] if package and name.endswith("-dev") else []:
            other = there.get(library)
            if not other or other["source"] != package["source"] or library.endswith("-dev") or not library.startswith("lib"):
                continue
            needs[name].append(library)
            components.setdefault(library, debian_component(library, other, scope, f"What `{name}` is for, when it runs.", licence(spdx)))
    return components, needs


def npm_name(path):
    return path.rsplit("node_modules/", 1)[1]


def npm(rows):
    """The components of the lock files, and which needs which."""
    reasons = {name: reason for _, name, _, _, reason in rows}
    components = {}
    needs = {}
    for lock in LOCK_FILES:
        packages = {path: package for path, package in json.loads(lock.read_text(encoding="utf-8"))["packages"].items() if path}
        asked_by = {}
        for path, package in packages.items():
            for kind in ("dependencies", "optionalDependencies", "peerDependencies"):
                for other in package.get(kind, {}):
                    asked_by.setdefault(other, set()).add(npm_name(path))
        for path, package in sorted(packages.items()):
            name, version = npm_name(path), package["version"]
            reference = f"npm:{name}@{version}"
            algorithm, digest = package["integrity"].split()[0].split("-", 1)
            reason = reasons.get(name) or "Asked for by " + ", ".join(f"`{other}`" for other in sorted(asked_by.get(name, ()))) + "."
            group, _, short = name.rpartition("/")
            components[reference] = {
                "type": "library", "bom-ref": reference, **({"group": group} if group else {}), "name": short, "version": version, "description": reason,
                "scope": "excluded", "licenses": licence(package["license"].strip("()")),
                "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}],
                "purl": f"pkg:npm/{name.replace('@', '%40')}@{version}"}
            wanted = {**package.get("dependencies", {}), **package.get("optionalDependencies", {})}
            needs[reference] = sorted({f"npm:{other}@{found['version']}" for other in wanted
                                       if (found := packages.get(f"{path}/node_modules/{other}") or packages.get(f"node_modules/{other}"))})
    return components, needs


def bill():
    rows = listed()
    debian_rows = [row for row in rows if not row[0].startswith("npm")]
    deb_components, deb_needs = debian(debian_rows)
    npm_components, npm_needs = npm([row for row in rows if row[0].startswith("npm")])
    version = re.search(r"project\(bondgenoot VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[1]
    root = {"type": "application", "bom-ref": "bondgenoot", "name": "bondgenoot", "version": version, "purl": f"pkg:generic/bondgenoot@{version}"}
    in_program = [f"deb:{name}" for section, name, *_ in debian_rows if section == "In the program"]
    dependencies = [{"ref": "bondgenoot", "dependsOn": sorted(in_program)}]
    dependencies += [{"ref": f"deb:{name}", "dependsOn": sorted(f"deb:{other}" for other in deb_needs.get(name, ()))} for name in sorted(deb_components)]
    dependencies += [{"ref": reference, "dependsOn": npm_needs[reference]} for reference in sorted(npm_components)]
    content = {"metadata": {"component": root, "tools": {"components": [{"type": "application", "name": "scripts/sbom", "version": version}]}},
               "components": [deb_components[name] for name in sorted(deb_components)] + [npm_components[name] for name in sorted(npm_components)],
               "dependencies": dependencies}
    number = uuid.uuid5(NAMESPACE, json.dumps(content, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": f"urn:uuid:{number}", "version": 1, **content}


if __name__ == "__main__":
    written = json.dumps(bill(), indent=2, ensure_ascii=False) + "\n"
    if sys.argv[1:2] == ["-o"] and len(sys.argv) == 3:
        pathlib.Path(sys.argv[2]).write_text(written, encoding="utf-8")
    else:
        sys.stdout.write(written)
