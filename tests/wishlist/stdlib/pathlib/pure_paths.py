from pathlib import PurePosixPath as P

p = P("/usr") / "lib" / "x.tar.gz"
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.with_suffix(".zip"), p.is_absolute(), p.relative_to("/usr"))  # expect: /usr/lib/x.tar.gz x.tar.gz x.tar .gz ['.tar', '.gz'] /usr/lib ('/', 'usr', 'lib', 'x.tar.gz') /usr/lib/x.tar.zip True lib/x.tar.gz
