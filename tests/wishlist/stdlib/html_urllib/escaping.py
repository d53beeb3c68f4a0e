import html
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlparse

print(html.escape("<a&'\">"), html.unescape("&lt;&eacute;"), quote("a b/é"), urlparse("http://u@h:80/p;x?q=1#f").netloc, parse_qs("a=1&a=2"), urlencode({"k": "v w"}), urljoin("http://a/b/c", "../d"))  # expect: &lt;a&amp;&#x27;&quot;&gt; <é a%20b/%C3%A9 u@h:80 {'a': ['1', '2']} k=v+w http://a/d
