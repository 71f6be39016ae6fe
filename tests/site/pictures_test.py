"""Pictures through the released program, as cameras and telephones leave them: what they know stays out of the site.

The photos are made here, by Pillow (Debian's python3-pil), and read back by it: a reader and writer that no one here wrote.
"""
import io
import shutil
import unittest

from PIL import Image, PngImagePlugin

from folders import temporary_folder
from site_test import run, times, tree

SECRETS = [b"52.0907", b"Geheime Straat", b"Telefoon X", b"GPSLatitude"]
ORIENTATION, MAKER, GPS, DESCRIPTION = 0x0112, 0x010F, 0x8825, 0x010E
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="52.0907">Geheime Straat</r></x:xmpmeta>'


def corners(width, height):
    """A picture that is red at its top left and blue elsewhere."""
    picture = Image.new("RGB", (width, height), (20, 40, 200))
    picture.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return picture


def camera_data():
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # To be turned a quarter to the right before it is looked at.
    exif[MAKER] = "Telefoon X"
    exif[DESCRIPTION] = "Geheime Straat"
    exif[GPS] = {1: "N", 2: (52.0, 5.0, 26.5), 29: "52.0907"}
    return exif.tobytes()


def jpeg(width=1800, height=1200):
    file = io.BytesIO()
    corners(width, height).save(file, "JPEG", quality=90, exif=camera_data())
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + XMP
    segment = b"\xff\xe1" + (len(xmp) + 2).to_bytes(2, "big") + xmp
    whole = file.getvalue()
    # Telephones put more behind the end of a photo: a film, or the photo as it was before it was edited.
    return whole[:2] + segment + whole[2:] + b"motion" + XMP


def png():
    file, words = io.BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("Comment", "Geheime Straat 52.0907")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    corners(500, 300).save(file, "PNG", pnginfo=words, exif=camera_data())
    return file.getvalue()


def webp():
    file = io.BytesIO()
    corners(500, 300).save(file, "WEBP", exif=camera_data(), xmp=XMP)
    return file.getvalue()


def gif():
    file = io.BytesIO()
    first, second = corners(60, 40), Image.new("RGB", (60, 40), (0, 0, 0))
    first.save(file, "GIF", save_all=True, append_images=[second], duration=200, loop=0, comment=b"Geheime Straat")
    return file.getvalue()


class PicturesTest(unittest.TestCase):
    def setUp(self):
        self.folder = temporary_folder(self)

    def project(self, name, **pictures):
        """A project with one page that shows each picture; `foto_jpg` is the file foto.jpg."""
        folder = self.folder / name
        pages = folder / "content/pages"
        pages.mkdir(parents=True)
        (folder / "content/site.yaml").write_text("title: Proef\nbase_url: https://example.org/\n", encoding="utf-8")
        shown = []
        for key, data in pictures.items():
            file = key.replace("_", ".")
            (pages / file).write_bytes(data)
            shown.append(f"![Twee kleuren]({file})")
        text = "---\ntitle: Proef\nsummary: Beelden.\n---\n" + "\n\n".join(shown) + "\n"
        (pages / "index.md").write_text(text, encoding="utf-8")
        return folder

    def cameras(self, name):
        return self.project(name, foto_jpg=jpeg(), scherm_png=png(), web_webp=webp(), film_gif=gif())

    def build(self, project, *arguments, status=0):
        done = run("build", "-C", project, "-o", project / "public", *arguments, status=status)
        return project / "public", done

    def test_nothing_that_a_camera_wrote_is_anywhere_in_the_site(self):
        project = self.cameras("privacy")
        for secret in SECRETS:
            self.assertTrue(any(secret in file.read_bytes() for file in project.rglob("*.*") if file.is_file()), secret)
        site, _ = self.build(project)
        pictures = [file for file in site.rglob("*") if file.suffix in {".jpg", ".png", ".webp", ".gif", ".avif"}]
        self.assertGreaterEqual(len(pictures), 4 + 2 * (3 + 1 + 1))
        for file in site.rglob("*"):
            data = file.read_bytes() if file.is_file() else b""
            for secret in [*SECRETS, b"Exif\0", b"eXIf", b"<x:xmpmeta", b"Photoshop 3.0"]:
                self.assertNotIn(secret, data, file)
        for file in pictures:
            if file.suffix != ".avif":  # Debian 12's Pillow cannot read it.
                with Image.open(file) as picture:
                    self.assertEqual(dict(picture.getexif()), {}, file)
                    self.assertFalse(set(picture.info) & {"exif", "xmp", "comment", "Comment", "XML:com.adobe.xmp"}, file)

    def test_a_photo_that_was_taken_on_its_side_stands_upright(self):
        site, _ = self.build(self.project("upright", foto_jpg=jpeg()))
        files = [site / "foto.jpg", *(site / "assets").glob("pages/foto.*-400.webp"), *site.glob("assets/foto.*-400.webp")]
        self.assertEqual(len(files), 2)
        for file in files:
            with Image.open(file) as picture:
                width, height = picture.size
                self.assertAlmostEqual(height / width, 1.5, delta=0.01)
                red = picture.convert("RGB").getpixel((width * 3 // 4, height // 4))
                self.assertTrue(red[0] > 180 and red[2] < 80, f"{file}: {red} at the top right")

    def test_a_moving_picture_keeps_moving(self):
        site, _ = self.build(self.project("moving", film_gif=gif()))
        with Image.open(site / "film.gif") as picture:
            self.assertEqual(picture.n_frames, 2)
        self.assertFalse(list(site.rglob("film.*.webp")))

    def test_the_same_pictures_are_the_same_bytes_with_any_number_of_threads(self):
        one, _ = self.build(self.cameras("one"), "--jobs", 1)
        four, _ = self.build(self.cameras("four"), "--jobs", 4)
        self.assertEqual(tree(one), tree(four))

    def test_pictures_are_made_once_and_again_when_the_cache_is_damaged(self):
        project = self.cameras("cache")
        site, _ = self.build(project)
        made, cache = tree(site), project / ".cache/pictures"
        before = times(cache)
        self.assertGreaterEqual(len(before), 4 + 2 * (3 + 1 + 1))
        self.build(project)
        self.assertEqual((tree(site), times(cache)), (made, before))
        for number, file in enumerate(sorted(cache.iterdir())):
            data = file.read_bytes()
            file.write_bytes([b"", data[:100], data[:-1] + b"?", data.replace(b"1", b"2", 1)][number % 4])
        shutil.rmtree(site)
        self.build(project)
        self.assertEqual(tree(site), made)
        (project / "content/pages/film.gif").unlink()
        index = project / "content/pages/index.md"
        index.write_text(index.read_text(encoding="utf-8").replace("![Twee kleuren](film.gif)", ""), encoding="utf-8")
        self.build(project)
        self.assertLess(len(list(cache.iterdir())), len(before))

    def test_a_check_looks_at_pictures_and_writes_nothing(self):
        project = self.cameras("check")
        run("check", "-C", project)
        self.assertFalse((project / ".cache/pictures").exists())
        (project / "content/pages/foto.jpg").write_bytes(jpeg()[:9000])
        done = run("check", "-C", project, status=1)
        self.assertIn("content/pages/foto.jpg: ", done.stderr)
        self.assertIn("[broken-picture]", done.stderr)

    def test_a_picture_that_is_wrong_leaves_the_site_as_it_was(self):
        project = self.project("wrong", foto_jpg=jpeg())
        site, _ = self.build(project)
        before = tree(site)
        (project / "content/pages/foto.jpg").write_bytes(png())
        _, done = self.build(project, "--lang", "nl", status=1)
        self.assertIn("`foto.jpg` is volgens de naam JPEG, maar er zit PNG in [mislabelled-picture]", done.stderr)
        self.assertEqual(tree(site), before)


if __name__ == "__main__":
    unittest.main()
