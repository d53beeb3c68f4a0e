x, y = 3, "s"
print(f"{x=} {y=} {y=!s} {x = } {x+1=:>4} { x =}")  # expect: x=3 y='s' y=s x = 3 x+1=   4  x =3
