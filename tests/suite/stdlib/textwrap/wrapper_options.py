import textwrap

w = textwrap.TextWrapper(width=16, max_lines=2, placeholder=" ...", break_long_words=False)
print(w.wrap("some words and an extraordinarilylongword then more"), textwrap.wrap("a-b-c-d-e", 4), textwrap.wrap("abcdefghij", 4), textwrap.wrap(""))  # expect: ['some words and', 'an ...'] ['a-b-', 'c-', 'd-e'] ['abcd', 'efgh', 'ij'] []
