"""Folders that go when their test has ended, and copies of this repository's own project in them."""
import os
import pathlib
import shutil
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOM = 2 << 30


def place():
    """Memory where there is room, and programs may run: a disk takes minutes for what some tests write."""
    memory = pathlib.Path("/dev/shm")
    fits = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM and not os.statvfs(memory).f_flag & os.ST_NOEXEC
    return memory if fits else None


def temporary_folder(case):
    """A new folder for a test, or for all tests of a class."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bondgenoot-", dir=place()))
    clean_up = case.addClassCleanup if isinstance(case, type) else case.addCleanup
    clean_up(shutil.rmtree, folder)
    return folder


def copy_project(folder):
    """This repository's project as far as it is content, templates and themes; without share pictures, which take a second or two to draw."""
    for name in ("content", "templates", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    with (folder / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\nshare_pictures: false\n")
