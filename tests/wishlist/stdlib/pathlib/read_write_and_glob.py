from pathlib import Path

Path("d").mkdir()
(Path("d") / "a.txt").write_text("hello")
(Path("d") / "b.py").touch()
print((Path("d") / "a.txt").read_text(), sorted(p.name for p in Path("d").iterdir()), [p.name for p in Path(".").glob("**/*.py")], Path("d").is_dir())  # expect: hello ['a.txt', 'b.py'] ['b.py'] True
